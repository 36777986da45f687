import math
import time
from contextlib import suppress

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from orbitdc.scenario.errors import ScenarioError
from orbitdc.scenario.yaml_loader import LARGEST_FILE_BYTES, dump, parse


def failure(content: bytes | str) -> str:
    with pytest.raises(ScenarioError) as caught:
        parse(content, "f.yaml")
    return str(caught.value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1e3", 1000.0), ("1.5E-3", 0.0015), (".5", 0.5), ("12", 12), ("-7", -7), ("+3", 3), ("0o17", 15), ("0x1F", 31),
        ("010", 10), ("no", "no"), ("yes", "yes"), ("on", "on"), ("12:30", "12:30"), ("2029-01", "2029-01"),
        ("2029-01-01", "2029-01-01"), ("1_000", "1_000"), ("true", True), ("False", False), ("null", None), ("~", None),
        ("", None), ("'12'", "12"), ('"true"', "true"), (".inf", math.inf), ("-.inf", -math.inf), ("550 km", "550 km"),
    ],
)  # fmt: skip
def test_scalars_follow_yaml_1_2(text, value):
    read = parse(f"a: {text}", "f.yaml").data["a"]
    assert read == value
    assert type(read) is type(value)


def test_nan_is_a_number():
    assert math.isnan(parse("a: .nan", "f").data["a"])


def test_keys_stay_text():
    assert parse("no: 1\n1: 2", "f").data == {"no": 1, "1": 2}


def test_places_of_keys_and_items():
    places = parse("a:\n  b: 1\n  c:\n    - 5\n    - 6\n", "f.yaml").locations
    assert (places["a"].line, places["a"].column) == (1, 1)
    assert (places["a.b"].line, places["a.b"].column) == (2, 3)
    assert (places["a.c[1]"].line, places["a.c[1]"].column) == (5, 7)


def test_duplicate_keys_are_all_named_with_both_lines():
    text = failure("a:\n  b: 1\n  b: 2\nc: 1\nc: 2\n")
    assert "f.yaml:3:3: a.b: the key stands twice" in text
    assert "f.yaml:5:1: c: the key stands twice; keep one of them (the first is in line 4)" in text


@pytest.mark.parametrize(
    "text",
    ["a: !!python/object/apply:os.system ['true']", "a: !!str 1", "a: ! 1", "!!map {a: 1}", "!x a: 1", "a: !y [1]"],
)
def test_tags_are_refused(text):
    message = failure(text)
    assert "f.yaml:1:" in message
    assert "tags are not allowed" in message or "a key must be a plain name" in message


def test_alias_repeats_a_value():
    assert parse("a: &x [1, 2]\nb: *x\n", "f").data == {"a": [1, 2], "b": [1, 2]}


def test_alias_bomb_is_refused_at_once():
    levels = ["a0: &a0 [1,1,1,1,1,1,1,1,1,1]"]
    levels += [f"a{i}: &a{i} [{','.join([f'*a{i - 1}'] * 10)}]" for i in range(1, 10)]
    start = time.perf_counter()
    message = failure("\n".join(levels))
    assert time.perf_counter() - start < 2
    assert "more than" in message


def test_few_aliases_cannot_expand_without_limit():
    levels = ["a0: &a0 [" + ",".join("1" * 50) + "]"]
    levels += [f"a{i}: &a{i} [{','.join([f'*a{i - 1}'] * 9)}]" for i in range(1, 9)]
    assert "more than 200000 values" in failure("\n".join(levels))


def test_alias_to_itself_is_refused():
    assert "no finished anchor" in failure("a: &x [1, *x]")


def test_too_deep_is_refused_even_for_a_megabyte_of_brackets():
    assert "nested deeper" in failure("[" * (LARGEST_FILE_BYTES - 1))


def test_too_large_is_refused():
    assert "larger than" in failure(b"#" * (LARGEST_FILE_BYTES + 1))


def test_a_second_document_is_refused():
    assert "f.yaml:2:1: a second document starts" in failure("a: 1\n---\nb: 1\n")


def test_bytes_that_are_no_text_are_placed():
    assert "f.yaml:2:4: not a text file in UTF-8 (got byte 0xff)" in failure(b"a: 1\nb: \xff\xfe")


def test_broken_yaml_is_placed():
    assert failure("a: 1\nb: [1, 2\n").startswith("f.yaml:3:1: not YAML")


def test_half_a_surrogate_is_no_text():
    assert "f.yaml:1:1: holds characters that text must not hold" in failure("a: \udc80")


@settings(deadline=None, max_examples=300)
@given(st.one_of(st.binary(max_size=200), st.text(alphabet="ab:-[]{},&*!|>'\"#%@ \n\t0", max_size=80)))
def test_garbage_never_raises_anything_else(content):
    with suppress(ScenarioError):
        parse(content, "f.yaml")


plain = st.recursive(
    st.one_of(
        st.none(), st.booleans(), st.integers(-(10**20), 10**20), st.floats(allow_nan=False), st.text(max_size=12)
    ),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(st.text(max_size=8), inner, max_size=4)),
    max_leaves=12,
)


@settings(deadline=None, max_examples=300)
@given(plain)
@example({"\x85": "\u2028 a\n b "})
def test_what_is_dumped_is_read_back(value):
    read = parse(dump(value), "f").data
    assert read == value
    assert repr(read) == repr(value)
