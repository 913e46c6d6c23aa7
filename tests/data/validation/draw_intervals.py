#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Draws worlds from the claims of documents, and prints what owners keep and how kinds of chips grow in them as a table.

    python3 draw_intervals.py > drawn.csv

In a world a claim is its best value and an error: of its lower or its upper half-width / 1.645, times a normal number that it shares
by 0.75 (as variance) with the claims of its source. Everything else is done anew in each world by the rules of the program's pages
of the method (holding, remainders, growth), but for the covered quarter, which the best values give. Chips count as H100e by bf16.
"""
import csv, math, os, random
from collections import defaultdict

HERE = os.path.dirname(os.path.abspath(__file__))
SAMPLE = os.path.join(HERE, '..', '..', '..', 'resources', 'sample')
SEED, DRAWS, CARRY, RHO = 1, 20_000, 4, 0.75
EVIDENCE = ['disclosure', 'filing', 'dataset', 'paper', 'analyst', 'press', 'estimate']
# document, what, name, from, to
ASKED = ([('sample', 'keeps', owner, '2025Q4', '2025Q4') for owner in ('Microsoft', 'Amazon', 'Google', 'CoreWeave')]
         + [('sample', 'keeps', owner, '2026Q3', '2026Q3') for owner in ('Microsoft', 'Google')]
         + [('sample', measure, kind, '2023Q1', '2025Q4') for measure in ('stock', 'flow') for kind in ('GPU', 'TPU')]
         + [('letting.txt', 'keeps', 'Landlord', quarter, quarter) for quarter in ('2023Q4', '2024Q4', '2025Q2')]
         + [('letting.txt', 'keeps', 'Second', '2024Q4', '2024Q4')]
         + [('remainders.txt', 'stock', kind, '2023Q1', '2024Q4') for kind in ('GPU', 'TPU')]
         + [('remainders.txt', 'flow', 'GPU', '2023Q1', '2024Q4')])


def quarter(text):
    return int(text[:4]) * 4 + int(text[5]) - 1


class Document:
    """Of a folder of CSVs, or of the lines that tests/support/dataset_text.h describes: organizations, chips and claims."""

    def __init__(self, name):
        self.part_of, self.aggregates, self.kind, self.weight, self.claims, kinds = {}, set(), {}, {}, [], {}
        for table, row in self.of_folder() if name == 'sample' else self.of_text(name):
            if table == 'sources':
                kinds[row['key']] = (-EVIDENCE.index(row['kind']), row['published'])
            elif table == 'organizations':
                self.part_of[row['name']] = row['part_of']
                self.aggregates |= {row['name']} if row['kind'] == 'aggregate' else set()
            elif table == 'chips' and row['bf16_tflops']:
                self.kind[row['name']], self.weight[row['name']] = row['kind'], float(row['bf16_tflops']) / 989.4
            elif table == 'inventory' and row['status'] == 'actual' and row['chip'] in self.weight:
                self.claims.append(row)
        positions, says = defaultdict(lambda: defaultdict(dict)), defaultdict(int)
        for i, row in enumerate(self.claims):
            row['at'] = quarter(row['quarter'])
            row['rank'] = kinds.get(row['source'], (0, '')) + (i,)
            who = (row['organization'], row['source'])
            says[who] = max(says[who], row['at'])
            quarters = positions[row['organization'], row['chip'], row['access'], row['provider']]
            rival = quarters[row['at']].get(row['measure'])
            if rival is None or self.claims[rival]['rank'] < row['rank']:
                quarters[row['at']][row['measure']] = i
        self.best = [float(row['units']) for row in self.claims]
        self.positions = {key: dict(sorted(quarters.items())) for key, quarters in positions.items()}
        self.horizon = {}
        for key, quarters in self.positions.items():
            last = max(quarters)
            claim = quarters[last].get('installed', quarters[last].get('added'))
            self.horizon[key] = max(last, says[key[0], self.claims[claim]['source']])

    def of_folder(self):
        for table in ('sources', 'organizations', 'chips', 'inventory'):
            for row in csv.DictReader(open(os.path.join(SAMPLE, table + '.csv'), encoding='utf-8', newline='')):
                yield table, row

    def of_text(self, name):
        for line in open(os.path.join(HERE, name), encoding='utf-8'):
            word, _, rest = line.partition(':')
            part = [x.strip() for x in rest.split('|')]
            if word == 'org':
                yield 'organizations', dict(name=part[0], kind=part[1], part_of=part[3] if len(part) > 3 else '')
            elif word == 'chip':
                yield 'chips', dict(name=part[0], kind=part[1], bf16_tflops=part[2].partition('bf16=')[2])
            elif word == 'inventory':
                number = part[3].split()
                ends = number[2].split('..') if len(number) > 2 else ('', '')
                rented = [x[7:] for x in part if x.startswith('rented ')]
                yield 'inventory', dict(organization=part[0], chip=part[1], quarter=part[2], measure=number[0], units=number[1], units_low=ends[0],
                                        units_high=ends[1], access='rented' if rented else 'owned', provider=rented[0] if rented else '',
                                        status='actual', source=part[-1])

    def inside(self, organization, owner):
        """Whether the organization is part of the owner, at any depth."""
        while organization := self.part_of.get(organization):
            if organization == owner:
                return True
        return False

    def stock(self, key, at):
        """Which claims make up a position's stock, each with its factor; None where it is unknown."""
        quarters = self.positions[key]
        before, after = [q for q in quarters if q <= at], [q for q in quarters if q > at]
        if not before:
            return {} if 'added' in quarters[min(quarters)] else None
        if not after and at > self.horizon[key] + CARRY:
            return None
        terms = {}
        for q in before:
            terms = {quarters[q]['installed']: 1} if 'installed' in quarters[q] else {**terms, quarters[q]['added']: 1}
        if after and before[-1] < at and set(quarters[after[0]]) == {'installed'}:
            x = (at - before[-1]) / (after[0] - before[-1])
            terms = {**{i: (1 - x) * f for i, f in terms.items()}, quarters[after[0]]['installed']: x}
        return terms

    def flow(self, key, at):
        """The same for what it gained. A difference of two stocks has no error, as nobody states one: it is made of best values."""
        if 'added' in self.positions[key].get(at, {}):
            return {self.positions[key][at]['added']: 1}
        now, before = self.stock(key, at), self.stock(key, at - 1)
        if any(other[0] == key[0] and other[2] == key[2] and min(quarters) < at for other, quarters in self.positions.items()):
            before = before or {}  # who has chips already gains what is first counted; else it is an opening balance
        if now is None or before is None:
            return None
        return {len(self.claims) + i: now.get(i, 0) - before.get(i, 0) for i in {*now, *before}}

    def sum(self, measure, at, of):
        """The same for the H100e of all positions that `of` takes, as a list."""
        terms = defaultdict(float)
        for key in self.positions:
            if of(*key):
                for i, factor in (getattr(self, measure)(key, at) or {}).items():
                    terms[i] += factor * self.weight[key[1]]
        return list(terms.items())

    def world(self, rng):
        """A value a claim, then their best values."""
        shared = {source: rng.gauss(0, 1) for source in sorted({row['source'] for row in self.claims})}
        values = []
        for row, best in zip(self.claims, self.best):
            error = math.sqrt(RHO) * shared[row['source']] + math.sqrt(1 - RHO) * rng.gauss(0, 1)
            end = row['units_high' if error > 0 else 'units_low']
            values.append(best + (abs(float(end) - best) / 1.645 * error if end else 0))
        return values + self.best


def value(terms, world):
    return sum(factor * world[i] for i, factor in terms)


def rest(own, taken):
    return 1 if own <= 0 else min(1, max(0, 1 - taken / own))


def covered(document, keys, at, taken):
    """The last quarter whose sources still speak about half of what is owned, or about as much as is taken from it."""
    for quarter in range(at, 0, -1):
        fresh = total = 0
        for key in keys:
            lapsed = document.horizon[key] + CARRY
            units = document.weight[key[1]] * value((document.stock(key, min(quarter, lapsed)) or {}).items(), document.best)
            total, fresh = total + units, fresh + (units if document.horizon[key] >= quarter else 0)
        if total <= 0 or fresh >= total / 2 or 0 < taken(quarter, document.best) <= fresh:
            return quarter


def kept(document, owner, at):
    """What of its chips an owner has access to: own, less the part it lets."""
    keys = [key for key in document.positions if key[0] == owner and key[2] == 'owned']
    let = lambda q: document.sum('stock', q, lambda o, chip, access, provider: provider == owner and not document.inside(o, owner))
    then = covered(document, keys, at, lambda q, world: max(0, value(let(q), world)))
    own = lambda q: document.sum('stock', q, lambda o, chip, access, provider: o == owner and access == 'owned')
    now, before, tenants = own(at), own(then), let(then)
    return lambda world: value(now, world) * rest(value(before, world), max(0, value(tenants, world)))


def total(document, measure, kind, at):
    """All chips of a kind, those of an aggregate only as far as nobody in it is counted with them."""
    own = lambda o, q: document.sum(measure, q, lambda who, chip, access, provider: who == o and access == 'owned' and document.kind[chip] == kind)
    plain = document.sum(measure, at, lambda o, chip, access, provider: o not in document.aggregates and access == 'owned' and document.kind[chip] == kind)
    parts = []
    for aggregate in sorted(document.aggregates):
        keys = [key for key in document.positions if key[0] == aggregate and document.kind[key[1]] == kind]
        if not keys:
            continue
        start = min(min(document.positions[key]) for key in keys) - 1
        members = [o for o in sorted(document.part_of) if document.inside(o, aggregate)]
        if measure == 'flow':
            taken = lambda q, world, members=members: sum(value(own(o, q), world) for o in members)
            then, contained = at, [(own(o, at), []) for o in members]
        else:
            taken = lambda q, world, members=members, start=start: sum(max(0, value(own(o, q), world) - value(own(o, start), world)) for o in members)
            then = covered(document, keys, at, taken)
            contained = [(own(o, then), own(o, start)) for o in members]
        contained = [pair for pair in contained if pair[0] or pair[1]]
        parts.append((own(aggregate, at), own(aggregate, then), contained))
    floor = (lambda x: x) if measure == 'flow' else (lambda x: max(0, x))

    def in_world(world):
        amount = value(plain, world)
        for now, before, contained in parts:
            amount += value(now, world) * rest(value(before, world), sum(floor(value(a, world) - value(b, world)) for a, b in contained))
        return amount
    return in_world


def growth(document, measure, kind, first, last):
    """Per year, by least squares on the logarithms; a world with a quarter at 0 or below has none."""
    quarters = range(first, last + 1)
    totals = [total(document, measure, kind, q) for q in quarters]
    middle = (first + last) / 2
    slope = [4 * (q - middle) / sum((t - middle) ** 2 for t in quarters) for q in quarters]

    def in_world(world):
        values = [each(world) for each in totals]
        return math.exp(sum(c * math.log(v) for c, v in zip(slope, values))) if min(values) > 0 else None
    return in_world


def percentile(numbers, p):
    place = p * (len(numbers) - 1)
    left = int(place)
    return numbers[left] + (place - left) * (numbers[min(left + 1, len(numbers) - 1)] - numbers[left])


def main():
    print('document,what,name,from,to,low,median,high')
    for name in dict.fromkeys(ask[0] for ask in ASKED):
        document, rng, drawn = Document(name), random.Random(SEED), {}
        for _, what, who, first, last in (ask for ask in ASKED if ask[0] == name):
            first_to_last = quarter(first), quarter(last)
            drawn[what, who, first, last] = (kept(document, who, first_to_last[0]) if what == 'keeps' else growth(document, what, who, *first_to_last)), []
        for _ in range(DRAWS):
            world = document.world(rng)
            for function, numbers in drawn.values():
                number = function(world)
                if number is not None:
                    numbers.append(number)
        for ask, (_, numbers) in drawn.items():
            numbers.sort()
            print(','.join([name, *ask, *('%.6g' % percentile(numbers, p) for p in (0.05, 0.5, 0.95))]))


if __name__ == '__main__':
    main()
