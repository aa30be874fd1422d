"""Writes vectors.json: bodies, preimages and hashes of events and ledger entries, made without the program's own code.

Run by hand when the format changes: python3 tests/vector/chain/make-vectors.py
The formats are those of shared/domain/case/event-body.ts and shared/domain/chain/event-record.ts.
"""
import hashlib
import json
import pathlib

SUITE = 'ecdsa-p256-sha256'


def canonical(value):
    # RFC 8785 for what events hold: ASCII keys, safe integers, strings escaped as JSON.stringify does.
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(',', ':')).encode('utf-8')


def prefixed(data):
    return len(data).to_bytes(4, 'big') + data


def sha256(data):
    return hashlib.sha256(data).digest()


def event(seq, kind, role, data, prev):
    actor = {
        'personId': f'p-{role}',
        'name': '周小满𠮷',
        'role': role,
        'certificateSha256': hashlib.sha256(role.encode()).hexdigest(),
    }
    head = {
        'caseId': 'case-1',
        'seq': seq,
        'at': f'2026-03-01T01:{seq:02d}:00.000Z',
        'actor': actor,
        'commandId': f'command-{seq}',
    }
    body = canonical({'v': 1, 'data': data, **head})
    preimage = b'\x00' + prefixed(SUITE.encode()) + prefixed(kind.encode()) + prefixed(body) + prev
    record = {
        'event': {**head, 'type': kind, 'data': data},
        'body': body.decode('utf-8'),
        'prev': prev.hex(),
        'preimage': preimage.hex(),
        'hash': sha256(preimage).hex(),
    }
    return record, sha256(preimage)


TEXT = 'a' * 64
# Quotes, backslash, controls, tabs, line separators, an emoji of several code points, a character beyond the BMP.
AWKWARD = 'say "通过"\\\u0000\u0007\b\t\n\f\r\u001f\u007f\u2028\u2029 𠮷 👨‍👩‍👧 e\u0301 /'
EVENTS = [
    ('DraftRegistered', 'drafter', {
        'title': '关于调整河滨路停车收费的通知', 'version': 1, 'contentHash': TEXT,
        'source': {'fileName': '送审稿.docx', 'format': 'docx', 'sizeBytes': 1 << 33, 'sha256': 'b' * 64},
    }),
    ('DisclosureModeSet', 'drafter', {'mode': 'proactive', 'basis': AWKWARD, 'reason': ''}),
    ('CaseSubmitted', 'drafter', {'round': 1, 'version': 1, 'contentHash': TEXT}),
    ('ScanCompleted', 'drafter', {
        'contentHash': TEXT, 'scanHash': 'c' * 64, 'ruleSetVersion': '2026.1',
        'lexicons': [{'id': 'secrecy', 'version': '1', 'sha256': 'd' * 64}],
        'hits': [{'id': '__proto__', 'key': 'k-1', 'rule': 'R-1', 'level': 'high'}, {'id': 'h-2', 'key': 'k-2', 'rule': 'R-2', 'level': 'notice'}],
    }),
    ('CaseReturned', 'departmentHead', {
        'round': 1, 'contentHash': TEXT, 'fromStage': 'departmentReview', 'toStage': 'draft', 'reason': AWKWARD,
    }),
]

events, ledger = [], []
prev, ledger_prev = bytes(32), bytes(32)
for number, (kind, role, data) in enumerate(EVENTS, start=1):
    record, prev = event(number, kind, role, data, prev)
    events.append(record)
    entry = b'\x01' + number.to_bytes(4, 'big') + prev + ledger_prev
    ledger.append({
        'position': number, 'eventHash': prev.hex(), 'prev': ledger_prev.hex(),
        'preimage': entry.hex(), 'hash': sha256(entry).hex(),
    })
    ledger_prev = sha256(entry)

target = pathlib.Path(__file__).with_name('vectors.json')
target.write_text(json.dumps({'events': events, 'ledger': ledger}, ensure_ascii=True, indent=2) + '\n', encoding='utf-8')
