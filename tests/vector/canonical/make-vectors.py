"""Writes vectors.json: values and their canonical bytes (RFC 8785, safe integers only), by an encoder of its own.

Run by hand when the format changes: python3 tests/vector/canonical/make-vectors.py
"""
import hashlib
import json
import pathlib

SHORT = {0x08: '\\b', 0x09: '\\t', 0x0A: '\\n', 0x0C: '\\f', 0x0D: '\\r', 0x22: '\\"', 0x5C: '\\\\'}


def text(value):
    out = ''
    for character in value:
        point = ord(character)
        out += SHORT.get(point) or ('\\u%04x' % point if point < 0x20 else character)
    return '"' + out + '"'


def canonical(value):
    if value is None or isinstance(value, bool):
        return {None: 'null', True: 'true', False: 'false'}[value]
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        return text(value)
    if isinstance(value, list):
        return '[' + ','.join(map(canonical, value)) + ']'
    # RFC 8785 3.2.3: by UTF-16 code units, so U+1F600 (d83d de00) comes before U+FB33.
    keys = sorted(value, key=lambda key: key.encode('utf-16-be'))
    return '{' + ','.join(text(key) + ':' + canonical(value[key]) for key in keys) + '}'


VALUES = [
    None, True, False, 0, -1, 2**53 - 1, -(2**53 - 1), '', [], {},
    '关于调整河滨路停车收费的通知', '𠮷', 'é', 'e\u0301',
    ''.join(map(chr, range(0x20))), '"\\/\u007f\u0080\u2028\u2029\ufeff', '<script>&amp;</script>',
    [1, [2, [3, []]], {'a': {}}],
    {'b': 1, 'a': 2, '': 3, 'A': 4, '10': 5, '9': 6, '__proto__': 7, 'constructor': 8},
    {'\u20ac': 'Euro', '\r': 'CR', '\ufb33': 'Dalet', '1': 'One', '\U0001f600': 'Smiley', '\u0080': 'Control', '\u00f6': 'o'},
    {'款': [{'项': '一', '序': 1}, {'项': '二', '序': 2}], '标题': '通知\n第二行\t"引号"'},
]

vectors = []
for value in VALUES:
    data = canonical(value).encode('utf-8')
    vectors.append({'value': value, 'hex': data.hex(), 'sha256': hashlib.sha256(data).hexdigest()})
path = pathlib.Path(__file__).with_name('vectors.json')
path.write_text(json.dumps({'vectors': vectors}, indent=2) + '\n', encoding='ascii')
