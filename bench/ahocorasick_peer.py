# SPDX-License-Identifier: GPL-2.0-or-later
"""pyahocorasick on the matcher's job: prints the processor seconds of the search and the number of matches.

Usage: ahocorasick_peer.py ALIASES TEXT, or --version. Of all matches those that are whole words count, of what
overlaps the leftmost, then longest.
"""
import sys
import time

import ahocorasick


def is_word(char):
    return char.isalnum() or char == "_"


def search(automaton, text):
    kept = []
    for last, length in automaton.iter(text):
        begin, end = last + 1 - length, last + 1
        if begin and is_word(text[begin - 1]) or end < len(text) and is_word(text[end]):
            continue
        left = len(kept)
        while left and kept[left - 1][0] >= begin:
            left -= 1
        if left and kept[left - 1][1] > begin:
            continue
        del kept[left:]
        kept.append((begin, end))
    return len(kept)


def main():
    if sys.argv[1] == "--version":
        from importlib.metadata import version
        print(version("pyahocorasick"))
        return
    with open(sys.argv[1], encoding="utf-8") as aliases:
        words = aliases.read().splitlines()
    with open(sys.argv[2], encoding="utf-8") as file:
        text = file.read()
    automaton = ahocorasick.Automaton()
    for word in words:
        automaton.add_word(word, len(word))
    automaton.make_automaton()
    begun = time.process_time()
    count = search(automaton, text)
    print(time.process_time() - begun, count)


main()
