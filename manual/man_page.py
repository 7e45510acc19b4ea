#!/usr/bin/env python3
"""Makes a page of the manual of a text in Markdown.

    man_page.py NAME SECTION SOURCE SUMMARY SEE-ALSO < page.md > NAME.SECTION

It knows the Markdown that docs/ is written in and `--generate manual` prints: headings, paragraphs,
lists, tables, fences, code, strong, emphasis, links. A table becomes a list with its first column
as the terms: no table is as readable on a terminal.
"""

import datetime
import os
import re
import sys

VOLUMES = {"1": "User Commands", "5": "File Formats", "7": "Miscellaneous"}
ESCAPES = {"\\": "\\e", "'": "\\(aq", "`": "\\(ga", "~": "\\(ti", "^": "\\(ha", "-": "\\-"}


def escape(text):
    """Text that roff prints as it is, for copying as well."""
    return "".join(ESCAPES.get(char, char) for char in text)


def prose(text):
    return text.replace("\\", "\\e").replace("`", "\\(ga")


def inline(text):
    """A text with marks as roff; a code span has blanks that do not break."""
    pieces = []
    pattern = r"``(.+?)``(?!`)|`([^`]+)`|\*\*(.+?)\*\*|\*([^* ][^*]*)\*|\[([^\]]+)\]\(([^)\s]+)\)|\\([|*_`\\<[])"
    end = 0
    for match in re.finditer(pattern, text):
        pieces.append(prose(text[end:match.start()]))
        double, code, strong, emphasis, label, target, plain = match.groups()
        if double or code:
            shown = escape((double or code).replace("\\|", "|"))
            pieces.append(f"\\fB{shown}\\fR")
        elif strong:
            pieces.append(f"\\fB{inline(strong)}\\fR")
        elif emphasis:
            pieces.append(f"\\fI{inline(emphasis)}\\fR")
        elif label:
            pieces.append(inline(label))
            if re.match("https?:", target) and target != label:
                pieces.append(f" <{escape(target)}>")
        else:
            pieces.append(prose(plain))
        end = match.end()
    pieces.append(prose(text[end:]))
    return "".join(pieces)


def width(text):
    """Bytes as mandoc counts them: what is not ASCII is written \\[u2026] for it."""
    return sum(1 if char.isascii() else 8 for char in text)


def filled(text):
    """Short lines, none of which roff takes for a request."""
    lines, line = [], ""
    for word in text.split():
        if line and width(line + " " + word) > 78:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    lines.append(line)
    return [("\\&" + line if line[:1] in (".", "'") else line) for line in lines if line]


def cells(line):
    row = re.split(r"(?<!\\)\|", line.strip().strip("|"))
    return [cell.strip() for cell in row]


class Page:
    def __init__(self):
        self.lines = []

    def paragraph(self, text, macro=".PP"):
        if text:
            self.lines += [macro] + filled(inline(text))

    def heading(self, level, text):
        text = inline(text).replace('"', "\\(dq")
        if level > 2:
            self.lines.append(f".SS {text}")
        else:
            self.lines.append(f".SH {text if chr(92) in text else text.upper()}")

    def item(self, text, indent, mark):
        self.lines += [f'.IP "{mark}" {indent}'] + filled(inline(text))

    def code(self, lines):
        self.lines += [".PP", ".in +4n", ".nf"]
        for line in lines:
            line = escape(line) or "\\&"
            self.lines.append("\\&" + line if line[0] in ".'" else line)
        self.lines += [".fi", ".in"]

    def table(self, rows):
        heads, rows = rows[0], rows[2:]
        for row in rows:
            term = inline(row[0]) or "\\&"
            term = "\\&" + term if term[0] in ".'" else term
            is_long = width(term) > 78
            self.lines += [".PP", *filled(term), ".RS"] if is_long else [".TP", term]
            rest = [filled(inline(cell)) for cell in row[1:]]
            self.lines += (rest[0] if rest else []) or ["\\&"]
            for head, text in zip(heads[2:], rest[1:]):
                if text:
                    self.lines += [".br", *filled(f"{inline(head)}: " + " ".join(text))]
            self.lines += [".RE"] if is_long else []


def blocks(text):
    """(kind, lines) for each block; kinds: code, table, head, item, text."""
    lines = text.split("\n")
    at = 0
    while at < len(lines):
        line = lines[at]
        if line.startswith("```"):
            end = lines.index("```", at + 1)
            yield "code", lines[at + 1:end]
            at = end + 1
        elif line.startswith("|"):
            end = at
            while end < len(lines) and lines[end].startswith("|"):
                end += 1
            yield "table", lines[at:end]
            at = end
        elif line.startswith("#"):
            yield "head", [line]
            at += 1
        elif re.match(r"(\*|-|\d+\.) ", line):
            end = at + 1
            while end < len(lines) and lines[end].startswith("  "):
                end += 1
            yield "item", lines[at:end]
            at = end
        elif not line.strip():
            at += 1
        else:
            end = at
            while end < len(lines) and lines[end].strip() and not re.match(r"```|\||#|(\*|-|\d+\.) ", lines[end]):
                end += 1
            yield "text", lines[at:end]
            at = end


def make(name, section, source, summary, see_also, text):
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    day = (datetime.datetime.fromtimestamp(int(epoch), datetime.timezone.utc) if epoch
           else datetime.datetime.now(datetime.timezone.utc)).strftime("%Y-%m-%d")
    page = Page()
    page.lines += [f'.TH "{escape(name.upper())}" "{section}" "{day}" "{source}" "{VOLUMES[section]}"',
                   ".SH NAME", *filled(f"{escape(name)} \\- {prose(summary)}")]
    is_begun = False
    for kind, lines in blocks(text):
        if kind == "head":
            level = len(lines[0]) - len(lines[0].lstrip("#"))
            title = lines[0].strip("# ")
            if level == 1:
                continue
            page.heading(level, title)
            is_begun = True
            continue
        if not is_begun:
            page.heading(2, "Description")
            is_begun = True
        if kind == "code":
            page.code(lines)
        elif kind == "table":
            page.table([cells(line) for line in lines])
        elif kind == "item":
            mark, rest = re.match(r"(\*|-|\d+\.) (.*)", lines[0]).groups()
            page.item(" ".join([rest, *lines[1:]]), 4 if mark[0].isdigit() else 2,
                      mark if mark[0].isdigit() else "\\(bu")
        else:
            page.paragraph(" ".join(lines))
    page.heading(2, "See also")
    page.paragraph(see_also)
    # A heading begins a paragraph itself.
    shown = [line for before, line in zip([""] + page.lines, page.lines)
             if not (line == ".PP" and before.startswith((".SH", ".SS")))]
    return "\n".join(shown) + "\n"


if __name__ == "__main__":
    sys.stdin.reconfigure(encoding="utf-8")
    sys.stdout.reconfigure(encoding="utf-8")
    sys.stdout.write(make(*sys.argv[1:6], sys.stdin.read()))
