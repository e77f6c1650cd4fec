"""Slovene alphabetical order, without asking the operating system for a locale."""

from __future__ import annotations

import unicodedata

# Č, Š, Ž, Ć and Đ have places of their own; other accents count as the plain letter.
ALPHABET = "abcčćdđefghijklmnopqrsštuvwxyzž"
PLACES = {letter: place for place, letter in enumerate(ALPHABET, start=100)}


def slovene_key(text: str) -> tuple[int, ...]:
    """A sort key: `sorted(names, key=slovene_key)` puts Črnomelj after Celje and before Domžale."""
    return tuple(_place(letter) for letter in text.casefold())


def _place(letter: str) -> int:
    if letter in PLACES:
        return PLACES[letter]
    plain = unicodedata.normalize("NFD", letter)[0]
    return PLACES.get(plain, min(ord(letter), 99))
