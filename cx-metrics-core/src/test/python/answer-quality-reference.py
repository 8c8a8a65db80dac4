"""Reference values of answer quality.

    python3 answer-quality-reference.py ../resources/io/github/cxmetrics/survey

Python 3.11, numpy 2.4.6, scipy 1.17.1, regex (grapheme clusters) and the standard library.
"""
import itertools
import math
import random
import statistics
import sys
import unicodedata

import numpy
import regex
import scipy.stats

HEAD = "# python3 src/test/python/answer-quality-reference.py; Python 3.11, numpy 2.4.6, scipy 1.17.1\n"


def grids(out):
    rng = random.Random(20260601)
    out.write(HEAD + "answers,answered,longest_run,all_same,variability\n")
    for _ in range(200):
        items = rng.randint(2, 12)
        width = rng.choice([1, 2, 5, 7])
        answers = [None if rng.random() < 0.15 else rng.randint(1, width) for _ in range(items)]
        given = [a for a in answers if a is not None]
        runs = [len(list(g)) for key, g in itertools.groupby(answers) if key is not None]
        out.write(
            ",".join(
                [
                    " ".join("." if a is None else str(a) for a in answers),
                    str(len(given)),
                    str(max(runs, default=0)),
                    str(len(given) > 1 and len(set(given)) == 1).lower(),
                    "NA" if len(given) < 2 else repr(statistics.stdev(given)),
                ]
            )
            + "\n"
        )


def threshold(values, rule):
    logs = numpy.log(numpy.maximum(values, 1))
    mad = lambda x: scipy.stats.median_abs_deviation(x, scale="normal")
    if rule == "third":
        return numpy.median(values) / 3
    if rule == "half":
        return numpy.median(values) / 2
    if rule == "mad":
        return numpy.median(values) - 3 * mad(values)
    if rule == "logmad":
        return math.exp(numpy.median(logs) - 3 * mad(logs))
    return numpy.mean(values) - 2 * numpy.std(values, ddof=1)


def times(out):
    rng = numpy.random.default_rng(20260602)
    rules = ["third", "half", "mad", "logmad", "sd"]
    columns = ["values", "median", "fence", "slow"]
    for rule in rules:
        columns += [rule, rule + "_speeders"]
    out.write(HEAD + ",".join(columns) + "\n")
    for n in [30, 31, 40, 77, 100, 250]:
        values = numpy.round(numpy.exp(rng.normal(11, 0.8, n))).astype(int)
        values[:3] = [4000, 0, 900000]
        logs = numpy.log(numpy.maximum(values, 1))
        q1, q3 = numpy.quantile(logs, [0.25, 0.75])
        fence = math.exp(q3 + 1.5 * (q3 - q1))
        row = [" ".join(map(str, values)), repr(float(numpy.median(values))), repr(fence), str((values > fence).sum())]
        for rule in rules:
            t = float(threshold(values, rule))
            row += [repr(t), str((values < t).sum())]
        out.write(",".join(row) + "\n")


def texts(out):
    parts = ["a", "Z", "가", "한국어", "\u1112\u1161\u11ab", "e\u0301", "é", " ", "\u3000", "\u00a0", "...", "!?",
             "\U0001f600", "\U0001f469\u200d\U0001f469\u200d\U0001f467", "\U0001f1f0\U0001f1f7", "\u2764\ufe0f", "1",
             "ㅋㅋ", "-", "ñ", "n\u0303", "\t", "漢字", "ไทย"]
    rng = random.Random(20260603)
    out.write(HEAD + "text,form,code_points,characters,comparable\n")
    for _ in range(300):
        text = "".join(rng.choice(parts) for _ in range(rng.randint(0, 6)))
        stripped = [c for c in text if not c.isspace()]
        word = any(unicodedata.category(c) in ("Lu", "Ll", "Lt", "Lm", "Lo", "Nd", "Nl", "No", "So") for c in stripped)
        form = "EMPTY" if not text else "BLANK" if not stripped else "TEXT" if word else "PUNCTUATION"
        folded = " ".join(unicodedata.normalize("NFC", text).split())
        code = lambda s: " ".join("%x" % ord(c) for c in s)
        out.write(
            ",".join([code(text), form, str(len(text)), str(len(regex.findall(r"\X", text))), code(folded)]) + "\n"
        )


directory = sys.argv[1] + "/"
for name, make in [("straight-lining", grids), ("answer-times", times), ("text-form", texts)]:
    with open(directory + name + "-reference.csv", "w", encoding="utf-8") as file:
        make(file)
