#!/usr/bin/env python3
"""Turns a screen that tmux captured with its colours into an SVG picture.

    tmux capture-pane -e -p | docs/picture/screen_to_svg.py > picture.svg

Braille dots and blocks are drawn as shapes, so that the picture needs no particular font.
"""
import re
import sys
from html import escape

CELL_WIDTH, CELL_HEIGHT, MARGIN = 8.4, 18, 14
BACKGROUND, FOREGROUND = "#16181d", "#d7dae0"
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


def colours(style):
    fg, bg = style["fg"] or FOREGROUND, style["bg"] or BACKGROUND
    return (bg, fg) if style["reverse"] else (fg, bg)


def shape(char, x, y, fill):
    if char in BLOCKS:
        top, height = BLOCKS[char]
        return [f'<rect x="{x:.1f}" y="{y + top * CELL_HEIGHT:.2f}" width="{CELL_WIDTH + .3:.1f}" '
                f'height="{height * CELL_HEIGHT + .3:.2f}" fill="{fill}"/>']
    dots = ord(char) - 0x2800
    return [f'<circle cx="{x + (DOTS[i][0] * 2 + 1) * CELL_WIDTH / 4:.1f}" '
            f'cy="{y + (DOTS[i][1] * 2 + 1) * CELL_HEIGHT / 8:.1f}" r="1.35" fill="{fill}"/>'
            for i in range(8) if dots >> i & 1]


def draw(rows):
    width = max(map(len, rows)) * CELL_WIDTH + 2 * MARGIN
    height = len(rows) * CELL_HEIGHT + 2 * MARGIN
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}" '
           f'font-family="ui-monospace, \'DejaVu Sans Mono\', Menlo, Consolas, monospace" '
           f'font-size="14" xml:space="preserve">',
           f'<rect width="100%" height="100%" rx="8" fill="{BACKGROUND}"/>']
    for r, row in enumerate(rows):
        y = MARGIN + r * CELL_HEIGHT
        for c, (char, style) in enumerate(row):
            x = MARGIN + c * CELL_WIDTH
            fill, back = colours(style)
            if back != BACKGROUND:
                out.append(f'<rect x="{x:.1f}" y="{y}" width="{CELL_WIDTH + .3:.1f}" '
                           f'height="{CELL_HEIGHT + .3:.1f}" fill="{back}"/>')
            if char in BLOCKS or 0x2800 < ord(char) <= 0x28FF:
                out += shape(char, x, y, fill)
            elif not char.isspace() and char != "\u2800":
                weight = ' font-weight="bold"' if style["bold"] else ""
                faint = ' opacity="0.65"' if style["dim"] else ""
                out.append(f'<text x="{x:.1f}" y="{y + 14}" fill="{fill}"{weight}{faint}>'
                           f'{escape(char)}</text>')
    return "\n".join(out + ["</svg>"])


if __name__ == "__main__":
    print(draw(cells(sys.stdin.read())))
