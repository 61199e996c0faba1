#!/usr/bin/env python3
"""Proposes readings for the words of a site that have none, and writes them into content/readings.tsv.

    tools/readings/make.py                  this repository
    tools/readings/make.py --site FOLDER    another site

`sekisho search --without-reading` names the words, SudachiDict small (Apache-2.0) reads them. Lines that are there stay as
they are; lines that the site does not need any more go. A dictionary is often wrong about the words of a trade, so every
new line, printed with a plus, has to be read by somebody before it is committed.
"""
import argparse
import json
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
PACKAGES = ROOT / '.tools' / 'readings'
HEAD = '# How words are read: word, tab, reading in hiragana. Described in docs/formats.md.'
KANJI = r'[\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]'


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument('--site', type=pathlib.Path, default=ROOT, help='folder that holds sekisho.yaml')
    options.add_argument('--sekisho', type=pathlib.Path, default=ROOT / 'target' / 'debug' / 'sekisho', help='the program')
    chosen = options.parse_args()
    table = chosen.site / 'content' / 'readings.tsv'
    head, lines = read(table)
    readers = dictionary()
    # What is read changes how the rest is divided, so the site is asked again until nothing is new.
    while True:
        report = ask(chosen.sekisho, chosen.site)
        new = {}
        for entry in report['without_reading']:
            new.update(propose(readers, entry['word'], entry['within']))
        new = {word: reading for word, reading in new.items() if word not in lines}
        for word in report['unneeded']:
            print(f'- {word}\t{lines.pop(word, "")}')
        for word, reading in sorted(new.items()):
            print(f'+ {word}\t{reading}')
        lines.update(new)
        write(table, head, lines)
        if not new:
            break
    for entry in report['without_reading']:
        print(f'? {entry["word"]} ({entry["within"]}) on {entry["page"]}: write its reading by hand', file=sys.stderr)
    return 1 if report['without_reading'] else 0


def ask(program, site):
    """What the site lacks; the exit code says only whether there is anything."""
    call = [program, 'search', '--without-reading', '--json', '--site', site]
    run = subprocess.run(call, capture_output=True, text=True, encoding='utf-8')
    if not run.stdout:
        sys.exit(run.stderr)
    return json.loads(run.stdout)


def propose(tokenizer, word, within):
    """Lines for a word that has no reading: one for each of its parts."""
    out = {}
    tokens = list(tokenizer(word))
    for number, token in enumerate(tokens):
        text, kind = token.surface(), token.part_of_speech()[0]
        reading = hiragana(token.reading_form())
        if token.is_oov() or not re.search(KANJI, text) or not re.fullmatch('[ぁ-ゖー]+', reading):
            continue
        if len(text) > 1:
            out[text] = reading
        # A single kanji is read in too many ways to be a word of its own; a verb needs its ending.
        elif kind == '接頭辞' and not within.endswith(text):
            out[text + '〜'] = reading
        elif kind in ('接尾辞', '名詞') and not within.startswith(text) and (number > 0 or len(tokens) == 1):
            out['〜' + text] = reading
    return out


def hiragana(text):
    return ''.join(chr(ord(char) - 0x60) if 'ァ' <= char <= 'ヶ' else char for char in text)


def dictionary():
    """The tokenizer for the smallest units, from packages that are installed when they are missing."""
    if not (PACKAGES / 'sudachipy').is_dir():
        install = [sys.executable, '-m', 'pip', 'install', '--quiet', '--target', PACKAGES, 'sudachipy', 'sudachidict_small']
        subprocess.run(install, check=True)
    sys.path.insert(0, str(PACKAGES))
    import sudachipy

    tokenizer = sudachipy.Dictionary(dict='small').tokenizer(mode=sudachipy.SplitMode.A)
    return tokenizer.tokenize


def read(table):
    """The remarks at the head of the table, and its lines by word."""
    if not table.exists():
        return [HEAD], {}
    rows = table.read_text(encoding='utf-8').splitlines()
    head = [row for row in rows if row.startswith('#')]
    return head, dict(row.split('\t', 1) for row in rows if '\t' in row and not row.startswith('#'))


def write(table, head, lines):
    rows = head + [f'{word}\t{reading}' for word, reading in sorted(lines.items())]
    table.write_text('\n'.join(rows) + '\n', encoding='utf-8', newline='\n')


if __name__ == '__main__':
    sys.exit(main())
