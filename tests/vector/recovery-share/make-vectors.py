"""Writes vectors.json: shares of secrets over GF(2^8), threshold two, made without the program's own code.

The field has the polynomial x^8 + x^4 + x^3 + x + 1; here it is walked through by logarithms of the generator 3, where the
program multiplies bit by bit. Run by hand when the format changes: python3 tests/vector/recovery-share/make-vectors.py
"""
import json
import pathlib
import random

EXP = [1]
for _ in range(254):
    value = EXP[-1]
    doubled = (value << 1) ^ (0x11B if value & 0x80 else 0)
    EXP.append(doubled ^ value)
LOG = {value: index for index, value in enumerate(EXP)}


def product(a, b):
    return 0 if a == 0 or b == 0 else EXP[(LOG[a] + LOG[b]) % 255]


# FIPS 197, 4.2: {57} . {83} = {c1}, {57} . {13} = {fe}; 5.1.1: the inverse of {53} is {ca}.
assert product(0x57, 0x83) == 0xC1 and product(0x57, 0x13) == 0xFE and product(0x53, 0xCA) == 1

source = random.Random(20261128)
vectors = []
for count in (2, 3, 5, 8):
    secret = [source.randrange(256) for _ in range(18)]
    slope = [source.randrange(256) for _ in range(18)]
    shares = [[s ^ product(a, number) for s, a in zip(secret, slope)] for number in range(1, count + 1)]
    as_hex = lambda values: bytes(values).hex()
    vectors.append({"secret": as_hex(secret), "slope": as_hex(slope), "shares": [as_hex(share) for share in shares]})

path = pathlib.Path(__file__).with_name("vectors.json")
path.write_text(json.dumps({"vectors": vectors}, indent=2) + "\n")
