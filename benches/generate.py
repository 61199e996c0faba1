#!/usr/bin/env python3
"""Writes one neutral bilingual site twice, for Sekisho and for Hugo, from the same Markdown.

usage: benches/generate.py PAGES OUT

PAGES counts content pages in both languages together: 1000 are 500 subjects in English and Japanese.
OUT/sekisho and OUT/hugo hold the same bytes of Markdown, each where its program looks for it.
The same number gives the same bytes on every machine.
"""

import pathlib
import random
import shutil
import sys
from collections.abc import Iterable

HERE = pathlib.Path(__file__).resolve().parent

SUBJECTS = [
    ("harbor", "港"), ("warehouse", "倉庫"), ("bridge", "橋"), ("garden", "庭園"), ("library", "図書館"),
    ("station", "駅"), ("market", "市場"), ("workshop", "工房"), ("orchard", "果樹園"), ("museum", "博物館"),
]
THINGS = [
    ("gate", "門"), ("shelf", "棚"), ("label", "ラベル"), ("ladder", "はしご"), ("lamp", "照明"), ("map", "地図"),
    ("notebook", "帳面"), ("scale", "はかり"), ("basket", "かご"), ("bell", "鐘"), ("roof", "屋根"), ("path", "通路"),
]
DOINGS = [
    ("is opened every morning", "毎朝開けます"), ("is cleaned once a week", "週に1回掃除します"),
    ("is counted at the end of the month", "月末に数えます"), ("is repaired in spring", "春に修理します"),
    ("stands beside the entrance", "入口の横にあります"), ("is shown to every visitor", "来訪者全員に案内します"),
    ("was painted in 2019", "2019年に塗り直しました"), ("needs two people", "2人で扱います"),
]
REASONS = [
    ("because the morning is quiet", "朝は静かなので"), ("so that nobody has to wait", "待つ人が出ないように"),
    ("as the list on the wall says", "壁の一覧にあるとおり"), ("before the first train arrives", "始発が着く前に"),
    ("after the rain has stopped", "雨がやんだあとに"), ("when the storm lamp is lit", "防風灯がともったら"),
]
HEADINGS = [
    ("overview", "Overview", "概要"), ("daily-work", "Daily work", "毎日の仕事"), ("numbers", "Numbers", "数値"),
    ("care", "Care", "手入れ"), ("questions", "Questions", "よくある質問"), ("history", "History", "歴史"),
]


class Writer:
    """One subject in both languages: the same structure, sentences that belong together."""

    def __init__(self, number: int, count: int):
        self.random = random.Random(number)
        self.number, self.count = number, count
        self.subject = SUBJECTS[number % len(SUBJECTS)]
        self.lines = ([], [])

    def both(self, english: str, japanese: str):
        self.lines[0].append(english)
        self.lines[1].append(japanese)

    def sentence(self) -> tuple[str, str]:
        thing, doing, reason = (self.random.choice(table) for table in (THINGS, DOINGS, REASONS))
        style = self.random.randrange(4)
        english = f"The {self.subject[0]} {thing[0]} {doing[0]}, {reason[0]}."
        japanese = f"{reason[1]}、{self.subject[1]}の{thing[1]}は{doing[1]}。"
        if style == 1:
            english = english.replace(thing[0], f"**{thing[0]}**", 1)
            japanese = japanese.replace(thing[1], f"**{thing[1]}**", 1)
        elif style == 2:
            english = english.replace(thing[0], f"`{thing[0]}-{self.number}`", 1)
            japanese = japanese.replace(thing[1], f"`{thing[0]}-{self.number}`", 1)
        elif style == 3:
            target = self.random.randrange(self.count)
            anchor = self.random.choice(HEADINGS)[0]
            english = f"See [{thing[0]} {target}](page:{page_id(target)}#{anchor}): {english}"
            japanese = f"[{thing[1]}{target}](page:{page_id(target)}#{anchor})も見てください。\n{japanese}"
        return english, japanese

    def paragraph(self):
        for _ in range(self.random.randint(3, 6)):
            self.both(*self.sentence())
        self.both("", "")

    def bullets(self, mark: str):
        for _ in range(self.random.randint(3, 6)):
            english, japanese = self.sentence()
            self.both(f"{mark} {english}", f"{mark} {japanese.replace(chr(10), '')}")
        self.both("", "")

    def table(self):
        self.both("| Thing | Count | Place |\n|---|---:|---|", "| もの | 数 | 場所 |\n|---|---:|---|")
        for thing in self.random.sample(THINGS, 5):
            place, count = self.random.choice(SUBJECTS), self.random.randint(1, 900)
            self.both(f"| {thing[0]} | {count} | {place[0]} |", f"| {thing[1]} | {count} | {place[1]} |")
        self.both("", "")

    def note(self):
        english, japanese = self.sentence()
        self.both("> [!NOTE]\n> " + english, "> [!NOTE]\n> " + japanese.replace("\n", "\n> "))
        self.both("", "")

    def page(self) -> tuple[str, str]:
        title = f"{self.subject[0].capitalize()} {self.number}", f"{self.subject[1]}{self.number}"
        summary = f"What the {self.subject[0]} needs in a year.", f"{self.subject[1]}に1年間で必要なことを説明します。"
        self.both(*(f"---\ntitle: {heading}\nsummary: {line}\n---\n" for heading, line in zip(title, summary)))
        self.paragraph()
        for position, (anchor, english, japanese) in enumerate(HEADINGS):
            self.both(f"## {english} {{#{anchor}}}\n", f"## {japanese} {{#{anchor}}}\n")
            self.paragraph()
            if position % 3 == 0:
                self.bullets("-")
            if position % 3 == 1:
                self.table()
            if position % 3 == 2:
                self.both(f"### Steps {{#{anchor}-steps}}\n", f"### 手順 {{#{anchor}-steps}}\n")
                self.bullets("1.")
                self.note()
            self.paragraph()
        return "\n".join(self.lines[0]), "\n".join(self.lines[1])


def page_id(number: int) -> str:
    return f"subject-{number:05}"


def main(pages: int, out: pathlib.Path):
    subjects = pages // 2
    write_site(out, ((page_id(number), Writer(number, subjects).page()) for number in range(subjects)))


def write_site(out: pathlib.Path, pages: Iterable[tuple[str, tuple[str, str]]]):
    """Writes pages, each an id with its English and Japanese text, into a site for each program."""
    shutil.rmtree(out, ignore_errors=True)
    shutil.copytree(HERE / "sekisho", out / "sekisho")
    shutil.copytree(HERE / "hugo", out / "hugo")
    for name, texts in pages:
        for language, text in zip(("en", "ja"), texts):
            write(out / "sekisho" / "content" / "pages" / name / f"{language}.md", text)
            write(out / "hugo" / "content" / language / "pages" / f"{name}.md", text)


def write(path: pathlib.Path, text: str):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 3 or not sys.argv[1].isdigit():
        sys.exit(__doc__)
    main(int(sys.argv[1]), pathlib.Path(sys.argv[2]))
