"""Writes vectors.json: event signatures and a keyring, made without the program's own code.

Signatures: ECDSA P-256 with SHA-256 and the nonce of RFC 6979, in plain Python, proven on the RFC's own example first.
Keyring: hashlib.scrypt (RFC 7914) and AES-256-GCM of the `cryptography` package. All names and secrets are invented.
Run by hand when a format changes: python3 tests/vector/crypto/make-vectors.py
"""
import base64
import hashlib
import hmac
import json
import pathlib

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

P = 2**256 - 2**224 + 2**192 + 2**96 - 1
N = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
G = (
    0x6B17D1F2E12C4247F8BCE6E563A440F277037D812DEB33A0F4A13945D898C296,
    0x4FE342E2FE1A7F9B8EE7EB4A7C0F9E162BCE33576B315ECECBB6406837BF51F5,
)


def add(a, b):
    if a is None or b is None:
        return a or b
    if a[0] == b[0] and (a[1] + b[1]) % P == 0:
        return None
    slope = (3 * a[0] ** 2 - 3) * pow(2 * a[1], -1, P) if a == b else (b[1] - a[1]) * pow(b[0] - a[0], -1, P)
    x = (slope * slope - a[0] - b[0]) % P
    return x, (slope * (a[0] - x) - a[1]) % P


def times(scalar, point):
    result = None
    while scalar:
        if scalar & 1:
            result = add(result, point)
        point = add(point, point)
        scalar >>= 1
    return result


def nonce(secret, digest):
    # RFC 6979 3.2 with SHA-256; the order has as many bits as the digest.
    seed = secret.to_bytes(32, 'big') + (int.from_bytes(digest, 'big') % N).to_bytes(32, 'big')
    key, value = b'\0' * 32, b'\1' * 32
    for mark in (b'\0', b'\1'):
        key = hmac.digest(key, value + mark + seed, 'sha256')
        value = hmac.digest(key, value, 'sha256')
    while True:
        value = hmac.digest(key, value, 'sha256')
        candidate = int.from_bytes(value, 'big')
        if 0 < candidate < N:
            return candidate
        key = hmac.digest(key, value + b'\0', 'sha256')
        value = hmac.digest(key, value, 'sha256')


def sign(secret, message):
    digest = hashlib.sha256(message).digest()
    k = nonce(secret, digest)
    r = times(k, G)[0] % N
    s = pow(k, -1, N) * (int.from_bytes(digest, 'big') + r * secret) % N
    return r.to_bytes(32, 'big') + s.to_bytes(32, 'big')


# RFC 6979 A.2.5
EXAMPLE = 0xC9AFA9D845BA75166B5C215767B1D6934E50C3DB36E89B127B8A622B120F6721
assert sign(EXAMPLE, b'sample').hex() == (
    'efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716'
    'f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8'
)


def prefixed(data):
    return len(data).to_bytes(4, 'big') + data


def preimage(suite, kind, body, prev):
    return b'\0' + prefixed(suite.encode()) + prefixed(kind.encode()) + prefixed(body) + prev


def signatures():
    suite = 'ecdsa-p256-sha256'
    x, y = times(EXAMPLE, G)
    events = []
    prev = bytes(32)
    for kind, part, times_over in [
        ('DraftRegistered', '{"title":"关于调整河滨路停车收费的通知"}'.encode(), 1),
        ('CaseSubmitted', b'', 1),
        ('ScanCompleted', bytes(range(256)), 300),
    ]:
        data = preimage(suite, kind, part * times_over, prev)
        prev_hex, prev = prev.hex(), hashlib.sha256(data).digest()
        events.append({
            'type': kind,
            'part': base64.b64encode(part).decode(),
            'timesOver': times_over,
            'prev': prev_hex,
            'hash': prev.hex(),
            'signature': sign(EXAMPLE, data).hex(),
        })
    return {'x': x.to_bytes(32, 'big').hex(), 'y': y.to_bytes(32, 'big').hex(), 'suite': suite, 'events': events}


def wrapped(password, salt, holder, store_key, iv):
    keys = hashlib.scrypt(password.encode(), salt=salt, n=2**17, r=8, p=1, maxmem=2**28, dklen=64)
    context = json.dumps(['mingjian store key', '1', holder], ensure_ascii=False, separators=(',', ':')).encode()
    sealed = AESGCM(keys[:32]).encrypt(iv, store_key, context)
    wrap = {
        'derivation': {
            'kind': 'scrypt',
            'salt': base64.b64encode(salt).decode(),
            'costExponent': 17,
            'blockSize': 8,
            'parallelism': 1,
        },
        'storeKey': {'nonce': base64.b64encode(iv).decode(), 'ciphertext': base64.b64encode(sealed).decode()},
    }
    return wrap, keys[32:]


def keyring():
    store_key = hashlib.sha256(b'an invented store key').digest()
    private_key = b'an invented private key'
    password = '河滨路-Parking-2026'
    person, signing_key = wrapped(password, bytes(range(16)), 'p-clerk', store_key, bytes(12))
    # Check characters: ISO 7064's hybrid system, modulus 33, 32, begun with the number of the group.
    alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
    groups = []
    for number, random in enumerate(['0000', 'ZZZZ', 'ABCD', '7XQ2', 'HJKM', '1T0V', 'W9YR'], start=1):
        product = 32
        for value in [number] + [alphabet.index(character) for character in random]:
            product = (((product + value) % 32) or 32) * 2 % 33
        groups.append(random + next(c for i, c in enumerate(alphabet) if (product + i) % 32 == 1))
    code = '-'.join(groups)
    recovery, _ = wrapped(code, bytes(range(16, 32)), '(recovery)', store_key, bytes([1]) * 12)
    context = json.dumps(['mingjian signing key', '1', 'p-clerk'], separators=(',', ':')).encode()
    return {
        'password': password,
        'recoveryCode': code,
        'storeKey': store_key.hex(),
        'privateKey': private_key.hex(),
        'signingKeyWrap': {
            'nonce': (bytes([2]) * 12).hex(),
            'ciphertext': AESGCM(signing_key).encrypt(bytes([2]) * 12, private_key, context).hex(),
        },
        'file': {
            'format': 'mingjian-keyring',
            'version': 1,
            'officeName': '云溪县人民政府办公室',
            'people': [{'personId': 'p-clerk', 'name': '周小满', 'roles': ['drafter'], **person}],
            'recovery': recovery,
        },
    }


path = pathlib.Path(__file__).with_name('vectors.json')
path.write_text(json.dumps({'signatures': signatures(), 'keyring': keyring()}, indent=1) + '\n', encoding='ascii')
