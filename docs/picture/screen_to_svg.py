#!/usr/bin/env python3
"""Turns a screen as text with colours into an SVG picture, several into one that moves.

    ./meteo terminal replay kitchen.jsonl --picture 110x32 | docs/picture/screen_to_svg.py > picture.svg
    tmux capture-pane -e -p -N | docs/picture/screen_to_svg.py --light > picture.svg

Without -N, tmux leaves out what is blank at a line's end, and with it the band behind a line.
Screens are separated by form feeds; --seconds says how long each is shown. Braille dots and blocks
are drawn as shapes, so that the picture needs no particular font.
"""
import argparse
import re
import sys
from html import escape
from itertools import groupby

CELL_WIDTH, CELL_HEIGHT, MARGIN = 8.4, 18, 14
DARK, LIGHT = ("#16181d", "#d7dae0"), ("#fdfdfc", "#24272e")
ANSI = ["#16181d", "#e06c75", "#98c379", "#e5c07b", "#61afef", "#c678dd", "#56b6c2", "#d7dae0",
        "#7f848e", "#f28b94", "#b5d99c", "#f0d399", "#8cc8ff", "#d9a0e8", "#7fd0da", "#ffffff"]
BLOCKS = {"█": (0, 1), "▀": (0, 0.5), "▄": (0.5, 0.5), "▁": (7 / 8, 1 / 8), "▂": (6 / 8, 2 / 8),
          "▃": (5 / 8, 3 / 8), "▅": (3 / 8, 5 / 8), "▆": (2 / 8, 6 / 8), "▇": (1 / 8, 7 / 8)}
DOTS = [(0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (0, 3), (1, 3)]
PLAIN = {"fg": None, "bg": None, "bold": False, "dim": False, "reverse": False}


def indexed(n):
    if n < 16:
        return ANSI[n]
    if n >= 232:
        return "#" + "%02x" % (8 + 10 * (n - 232)) * 3
    levels = [0, 95, 135, 175, 215, 255]
    n -= 16
    return "#%02x%02x%02x" % (levels[n // 36], levels[n // 6 % 6], levels[n % 6])


def restyle(style, codes):
    """The style after an SGR sequence."""
    style = dict(style)
    numbers = [int(code or 0) for code in codes.split(";")]
    while numbers:
        n = numbers.pop(0)
        if n == 0:
            style = dict(PLAIN)
        elif n in (1, 2, 7):
            style[{1: "bold", 2: "dim", 7: "reverse"}[n]] = True
        elif n == 22:
            style["bold"] = style["dim"] = False
        elif n == 27:
            style["reverse"] = False
        elif n in (38, 48):
            key, kind = ("fg" if n == 38 else "bg"), numbers.pop(0)
            style[key] = (indexed(numbers.pop(0)) if kind == 5
                          else "#%02x%02x%02x" % tuple(numbers.pop(0) for _ in range(3)))
        elif n in (39, 49):
            style["fg" if n == 39 else "bg"] = None
        elif n // 10 in (3, 4, 9, 10):
            bright = 8 if n >= 90 else 0
            style["fg" if n // 10 in (3, 9) else "bg"] = ANSI[n % 10 + bright]
    return style


def cells(text):
    """Rows of (character, style); colours run on across the ends of lines."""
    style, rows = dict(PLAIN), [[]]
    for part in re.split(r"(\x1b\[[0-9;]*m|\n)", text):
        if part == "\n":
            rows.append([])
        elif part.startswith("\x1b["):
            style = restyle(style, part[2:-1])
        else:
            rows[-1].extend((char, style) for char in re.sub(r"\x1b.", "", part))
    while rows and not rows[-1]:
        rows.pop()
    return rows


def number(value):
    return f"{value:.2f}".rstrip("0").rstrip(".")


class Picture:
    """Draws rows of cells, whatever is alike and side by side as one."""

    def __init__(self, ground, ink):
        self.ground, self.ink = ground, ink

    def colours(self, style):
        fg, bg = style["fg"] or self.ink, style["bg"] or self.ground
        return (bg, fg) if style["reverse"] else (fg, bg)

    def row(self, row):
        """The row's shapes, as if it were the first."""
        placed = [(MARGIN + x * CELL_WIDTH, char, style) for x, (char, style) in enumerate(row)]
        return "".join(self.grounds(placed) + self.blocks(placed) + self.dots(placed)
                       + self.texts(placed))

    def grounds(self, placed):
        out = []
        for back, run in groupby(placed, lambda cell: self.colours(cell[2])[1]):
            run = list(run)
            if back != self.ground:
                out.append(f'<rect x="{number(run[0][0])}" width="{number(len(run) * CELL_WIDTH + .2)}" '
                           f'height="{CELL_HEIGHT + .2}" fill="{back}"/>')
        return out

    def blocks(self, placed):
        out = []
        for (char, fill), run in groupby(placed, lambda cell: (cell[1], self.colours(cell[2])[0])):
            run = list(run)
            if char in BLOCKS:
                top, height = BLOCKS[char]
                out.append(f'<rect x="{number(run[0][0])}" y="{number(top * CELL_HEIGHT)}" '
                           f'width="{number(len(run) * CELL_WIDTH + .2)}" '
                           f'height="{number(height * CELL_HEIGHT + .2)}" fill="{fill}"/>')
        return out

    def dots(self, placed):
        paths = {}
        for x, char, style in placed:
            bits = ord(char) - 0x2800
            for i in range(8) if 0 < bits < 256 else ():
                if bits >> i & 1:
                    dot_x = x + (DOTS[i][0] * 2 + 1) * CELL_WIDTH / 4
                    dot_y = (DOTS[i][1] * 2 + 1) * CELL_HEIGHT / 8
                    paths.setdefault(self.colours(style)[0], []).append(
                        f"M{number(dot_x)} {number(dot_y)}h0")
        return [f'<path stroke="{ink}" stroke-width="2.8" stroke-linecap="round" '
                f'd="{"".join(path)}"/>' for ink, path in paths.items()]

    def texts(self, placed):
        out = []
        for key, run in groupby(placed, self.textual):
            run = list(run)
            if key is not None:
                fill, bold, dim = key
                weight = ' font-weight="bold"' if bold else ""
                faint = ' opacity="0.65"' if dim else ""
                out.append(f'<text x="{number(run[0][0])}" y="14" fill="{fill}"{weight}{faint}>'
                           f'{escape("".join(char for _, char, _ in run))}</text>')
        return out

    def textual(self, cell):
        """How a character is written; nothing for blanks and for what is drawn as a shape."""
        _, char, style = cell
        if char.isspace() or char in BLOCKS or 0x2800 <= ord(char) < 0x2900:
            return None
        return self.colours(style)[0], style["bold"], style["dim"]

    def draw(self, screens, seconds):
        width = max(len(row) for screen in screens for row in screen) * CELL_WIDTH + 2 * MARGIN
        height = max(map(len, screens)) * CELL_HEIGHT + 2 * MARGIN
        out = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}" '
               f'font-family="ui-monospace, \'DejaVu Sans Mono\', Menlo, Consolas, monospace" '
               f'font-size="14" xml:space="preserve">',
               f'<rect width="100%" height="100%" rx="8" fill="{self.ground}"/>']
        for y in range(max(map(len, screens))):
            shown = [self.row(screen[y]) if y < len(screen) else "" for screen in screens]
            out += self.variants(shown, MARGIN + y * CELL_HEIGHT, seconds)
        return "\n".join(out + ["</svg>"])

    @staticmethod
    def variants(shown, y, seconds):
        """Each different content of a row once, visible when it is its turn."""
        out = []
        for content in dict.fromkeys(filter(None, shown)):
            turns = [content == other for other in shown]
            animation = ""
            if not all(turns):
                changes = [i for i in range(len(turns)) if i == 0 or turns[i] != turns[i - 1]]
                values = ";".join("visible" if turns[i] else "hidden" for i in changes)
                times = ";".join(number_of_time(i / len(turns)) for i in changes)
                animation = (f'<animate attributeName="visibility" calcMode="discrete" '
                             f'dur="{number(seconds * len(turns))}s" repeatCount="indefinite" '
                             f'values="{values}" keyTimes="{times}"/>')
            first = "" if turns[-1] else ' visibility="hidden"'
            out.append(f'<g transform="translate(0 {y})"{first}>{animation}{content}</g>')
        return out


def number_of_time(part):
    return f"{part:.5f}".rstrip("0").rstrip(".")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--light", action="store_true", help="a light background")
    parser.add_argument("--seconds", type=float, default=1, help="how long each screen is shown")
    options = parser.parse_args()
    screens = [cells(part) for part in sys.stdin.read().split("\f") if part.strip()]
    print(Picture(*(LIGHT if options.light else DARK)).draw(screens, options.seconds))


if __name__ == "__main__":
    main()
