// SPDX-License-Identifier: GPL-3.0-or-later
// What the program says about its own numbers, after the rules that they follow. Lines of a block are joined, so they end anywhere.
#include "model/figure/message.h"

#include <array>

namespace model {

namespace {

// Sorted by key. Arguments in braces are the program's constants.
constexpr std::array pages {
    Message { "method.checks", R"page(
A record that cannot be is refused on entry: a low end above the best estimate, an unknown name, no source, a provider of chips that are
owned, a circle of owners, a quarter that does not exist. Checks find what should not be in the records that were let in. Each finding names
them.

- roll-forward: an installed claim differs from the last stock plus what was added since.
- claims-differ: two sources say different things about the same.
- more-let-than-owned: a provider lets more than it owns, in H100e.
- contained-above-aggregate: organizations hold more than the remainder they are in, by kind of chip.
- units-before-introduction: chips are held before they were on the market.
- provider-unknown: chips are rented, and nobody says from whom.
- negative-stock: more was disposed of than was there.
- flop-apart: the FLOP stated for a training run and those computed from its chips are a factor of more than {apart} apart.
- researchers-above-employees: of the same quarter.
- old-source: for information, the source of a value made its last claim more than 8 quarters before.

In the first two, numbers differ where their intervals do not touch; where only one has an interval, the other's best estimate lies outside
of it; where neither has one, they are more than 5 % apart.

A finding can be waived with a note that says why. The waiver holds for the values it was given for: when they change, the finding opens
again.
)page" },
    Message { "method.checks.title", "Checks of the books" },
    Message { "method.chip-figures", R"page(
A dot is a chip of the table of chips, by two of its figures as its vendor states them: peak, bandwidth, memory, power, price or the time it
came to the market. The figures need no claim on who holds it. Chips that came after the quarter of the view are not drawn; chips without one
of the two figures are listed in the table.

Peak is dense BF16. Lines go through all chips of one ratio:

    FLOP per byte = peak ÷ bandwidth
    FLOP/s per watt = peak ÷ power
    FLOP/s per dollar = peak ÷ price

They stand at 1 and 3 times the powers of ten. A chip between two of them has a ratio between theirs, however large or small it is. A chip
on the market since a quarter stands at its year, with quarters as fourths:

    place = year + (quarter − 1) ÷ 4

Power is the chip's own, the price is that of one chip, not of a server.
)page" },
    Message { "method.chip-figures.title", "What a chip is worth" },
    Message { "method.chips", R"page(
Every chip counts as one, whatever it can do:

    value = n

This is what makers deliver and what sources report. It says little across chips of different generations and kinds; H100-equivalents do.
)page" },
    Message { "method.chips.title", "Chips" },
    Message { "method.claims", R"page(
A record is a claim: a source said this. Claims may contradict each other. They stay side by side, and a newer one overwrites nothing.

A claim on chips says who, which chip, owned or rented (and from whom), in which quarter, and what it tells: the stock at the end of the
quarter (installed), or what was gained during it (added, below zero for a disposal). Where several sources claim the same, one claim
counts. It is the one that goes first in this order:

- Status: actual before planned.
- Evidence: {kinds}, the best first.
- Date: the latest publication first.
- Record: the one entered last first.

A source that the view prefers goes before all of that. The claims that do not count remain as alternatives in the inspector. A planned
claim counts only after the last actual one on the same holding.

The view can narrow the claims by status and by the weakest evidence it takes. What it excludes does not exist for any number: not for
chips, not for people, not for training runs.
)page" },
    Message { "method.claims.title", "Which claim counts" },
    Message { "method.concentration", R"page(
How much of everything is in few hands, as the Herfindahl-Hirschman index, the sum of the squared shares of all organizations:

    HHI = Σ share²

It is 1 where one organization holds all, 1 ÷ n where n of them hold the same. A remainder such as "Other (rest of world)" counts as one
organization, so that with a large remainder the true concentration is lower. Shares are of the organizations that pass the filters.
)page" },
    Message { "method.concentration.title", "Concentration (HHI)" },
    Message { "method.cost", R"page(
What the chips held would cost at the price of each in the table of chips:

    value = n × price of one chip

It is neither what was paid nor what they are worth today: there is no discount, no age and no currency but the US dollar in it, and no
server, network or building.
)page" },
    Message { "method.cost.title", "Hardware value" },
    Message { "method.decode", R"page(
To write one token, a language model reads each of its active parameters once. One chip that serves one conversation is therefore no faster
than its memory:

    tokens/s ≤ bandwidth ÷ (active parameters × bytes per parameter)

It is an upper bound for one chip at batch 1, not what a product reaches: serving many conversations at once shares the reading, and several
chips share the model. Of a mixture of experts only the active parameters are read. The line is dashed where that many parameters do not fit
into the memory of the chip.
)page" },
    Message { "method.decode.title", "Decode bound" },
    Message { "method.flops", R"page(
What the chips held could compute at best, in floating-point operations a second:

    value = n × dense BF16 peak

Dense means without the sparsity that data sheets like to count in. Training reaches a part of the peak, see training runs.
)page" },
    Message { "method.flops.title", "Peak FLOP/s" },
    Message { "method.gpt4s", R"page(
How many training runs of GPT-4's size the chips held could do in 100 days, if they did nothing else:

    value = FLOP/s × MFU × 100 days × 86,400 s ÷ FLOP(GPT-4)

FLOP/s is the dense BF16 peak. MFU, model FLOP utilization, is the part of it that training reaches: {mfu} % unless the view says otherwise,
and printed on the figure. FLOP(GPT-4) is that of the training run named GPT-4 in the document; without one it is {gpt4}, as Epoch AI
estimates it.

Most chips serve users all day: this is a size one can imagine and no plan.
)page" },
    Message { "method.gpt4s.title", "GPT-4-size training runs" },
    Message { "method.growth", R"page(
How fast a series grows is read from a straight line through the logarithms of its quarters, fitted by least squares:

    ln value = a + b × years
    factor per year = exp(b)
    doubling time = ln 2 ÷ b

"2-fold" a year means twice as much after each year. Quarters without a value above 0 are left out, and so are leading ones below 1 % of the
largest value. At least 4 quarters must remain. A factor for the total is given only where every series has a value in every quarter;
otherwise a series that begins later would look like growth.

The factor describes the quarters drawn. It is no forecast.
)page" },
    Message { "method.growth.title", "Growth factor and doubling time" },
    Message { "method.h100e", R"page(
How many NVIDIA H100 SXM would do the same as the chips held. Each chip counts by its figure w on the chosen basis:

    value = n × w ÷ w(H100 SXM)

- BF16: dense BF16 peak, what training is made of. The default. An H100 SXM has 989.4 TFLOP/s.
- 8 bit: dense 8-bit peak. The basis Epoch AI uses. 1,979 TOPS.
- bandwidth: of the memory, what limits how fast a model talks. 3,350 GB/s.
- memory: how large a model it holds. 80 GB.
- price: what one chip costs. 25,000 USD.

The basis changes the ranking, so it is printed on every figure in this unit. The reference is the chip named H100 SXM in the document; the
figures above hold where it has none. They are what a chip can do, not how well it is used.
)page" },
    Message { "method.h100e.title", "H100-equivalents (H100e)" },
    Message { "method.holding", R"page(
A cloud owns chips that others use. The figure says which of two questions it answers:

- owns: the chips an organization has bought, also those it lets to others.
- has access to: what is left of its own, and what it rents.

    access = owned − let to others + rented

What a provider lets is what others say they rent from it. Nobody says which of its chips those are, so each of its holdings is reduced by
the same share, between 0 and 1, in H100e on the basis of the view:

    share kept = 1 − let ÷ owned

A subsidiary is not "others": Google DeepMind uses Google's chips, and Google keeps them. A ranking shows both.

In a total every chip is counted once. Chips rented from a provider nobody names are in no total, for their owner may be in it; chips
rented within one company are counted with the company.
)page" },
    Message { "method.holding.title", "Who holds it" },
    Message { "method.index", R"page(
Growth seen from a common start, whatever the size:

    index(q) = value(q) ÷ value(base quarter)

Every series is 1 in the base quarter, which is the first one drawn unless the view names another. Series without a value there cannot be
compared; they are named below the figure.
)page" },
    Message { "method.index.title", "Index to a quarter" },
    Message { "method.inequality", R"page(
All researchers stand in a row, those with the least compute first; each has an equal part of what their organization has access to. The
Lorenz curve says what part c of all compute the poorest part p of all researchers has. The further it hangs below the diagonal, the less
equal they are:

    Gini = 1 − Σ (p(i) − p(i−1)) × (c(i) + c(i−1))
    share of the richest tenth = 1 − c at p = 0.9

Gini is 0 where all have the same and comes close to 1 where few have all. The richest tenth may begin within an organization. In it are the
organizations of the ranking, less those that are part of another one. Differences within an organization are not known and not in it.
)page" },
    Message { "method.inequality.title", "Inequality (Lorenz, Gini)" },
    Message { "method.intervals", R"page(
A claim may have a low and a high end: the 5th and the 95th percentile. In 9 cases of 10 the true number lies between them. Their distances
from the best estimate are its half-widths, one for each side:

    d− = best − low        d+ = high − best

Claims of the same source err together: where its way of counting finds too many chips, it finds them everywhere. Claims of different
sources err apart. The half-width W of a sum is, on each side:

    W² = Σ over sources [ ρ × (Σ d)² + (1 − ρ) × Σ d² ]     ρ = {rho}

The inner sums are over the claims of one source. With ρ = 0 errors would cancel out, with ρ = 1 they never would. The {rho} is measured,
not chosen: Epoch AI publishes for the owners of NVIDIA's and Google's chips both what was added each quarter and what is held, with
percentiles. Over 295 owners, chips and quarters this rule makes of the first the width of the second within 10 % in 93 % of the cases;
with 0 it is half as wide, with 1 a tenth too wide. On AMD's and CoreWeave's numbers, which had no part in choosing it, the median error of
the width is 15 %, mostly too wide. The view can set ρ; it is then printed on the figure.

"No interval given" means that no source says how sure it is. It is drawn without a band, never as a band of no width. In a sum such claims
add nothing to the width, so the true interval is wider; the footer counts them.

- An interpolated stock: its half-widths are interpolated too.
- A carried stock: keeps its half-widths.
- A flow: has the interval of its added claim, else none.
- Stacked columns: show best estimates only.

The low end never goes below 0.
)page" },
    Message { "method.intervals.title", "90 % intervals" },
    Message { "method.left-out", R"page(
What is unknown is no zero: it is left out, counted below the figure and listed in its table with the first of these reasons that applies.

- no chips: no claim on its chips holds in the quarter.
- chip figure unknown: it has chips, but none whose figure for the unit is known.
- zero: it has none, which a logarithmic axis cannot show.
- no headcount: nobody says how many people it has, or it has none.
- beyond top: it is further down than the figure is long.
)page" },
    Message { "method.left-out.title", "What is not shown" },
    Message { "method.marks", R"page(
Every value has a mark that says how firm it is:

- stated: a source says it, or it follows from what was added.
- interpolated: it lies on a straight line between two claims.
- carried: the last claim is taken further, because nobody said more.
- planned: it rests on an announcement.

A sum or a ratio has the weakest mark of its parts, in this order. A holding of 0 is no part of the mark. A dot is hollow where a part is
interpolated or carried; of a column just that part is hatched, and the planned part is pale.
)page" },
    Message { "method.marks.title", "Marks: how firm a value is" },
    Message { "method.memory", R"page(
The memory of the chips held, in bytes; vendors count a gigabyte as 10⁹ bytes:

    value = n × memory of one chip

It is the fast memory on the chips themselves, where a model must fit, not that of the servers around them.
)page" },
    Message { "method.memory.title", "Chip memory" },
    Message { "method.order", R"page(
Is A ahead of B where their intervals overlap? On a logarithmic scale each value is taken as normally distributed with the deviation s:

    s = (ln R_high − ln R_low) ÷ (2 × 1.645)
    P(A > B) = Φ( (ln R_A − ln R_B) ÷ √(s_A² + s_B²) )

Φ is the normal distribution. 0.5 says that nobody knows. A value whose interval reaches 0 or is open above compares as 0.5 with every
other. One without any interval is taken as exact, and the figure says so.

    best rank = 1 + number of B with P(B > A) > 0.95
    worst rank = N − number of B with P(A > B) > 0.95

N counts the organizations with a value above 0 that pass the filters, drawn or not. "2–5" says that the rank is not certain. Neighbours of
which neither is above the other with more than 95 % are tied.
)page" },
    Message { "method.order.title", "Order, ties and P(A > B)" },
    Message { "method.overview", R"page(
Nearly every number here is an estimate, because few companies say how many chips they have. So a number never stands alone: it has an
interval, a mark that says how firm it is, and a path down to its records and their sources. Click a dot or a column, and the inspector
shows it.

- Best estimate: the median, as likely too low as too high.
- 90 % interval: the true value lies in it in 9 cases of 10.
- Mark: stated, interpolated, carried or planned.
- Left out: what is unknown is counted below the figure, with the reason, and never drawn as zero.

The sentence above the figure says what is counted, for whom and by which claims. All of it changes the answer, so all of it is printed on
the figure.
)page" },
    Message { "method.overview.title", "How to read a number" },
    Message { "method.per-head", R"page(
Compute per researcher, employee or customer: what an organization holds in the chosen unit, U, over its people, H.

    R = U ÷ H

Headcounts are claims too. Between two the number lies on a straight line; before the first and after the last it is carried for at most
{carry} quarters. Without people an organization is left out. The interval joins both doubts, on a logarithmic scale:

    r+ = √( ln(U_high ÷ U)² + ln(H ÷ H_low)² )
    r− = √( ln(U ÷ U_low)² + ln(H_high ÷ H)² )
    high = R × exp(r+)        low = R × exp(−r−)

Where only the chips or only the people have an interval, it covers that part, and the figure says so; where neither has one, no interval is
given. Chips that may be 0 make the low end 0; people that may be 0 leave the high end open.
)page" },
    Message { "method.per-head.title", "Per head" },
    Message { "method.power", R"page(
What the chips held draw at full load, in watts:

    value = n × TDP

TDP is the thermal design power that the vendor states for the chip. Servers, network and cooling come on top: a data centre needs more.
)page" },
    Message { "method.power.title", "Chip power" },
    Message { "method.remainders", R"page(
Some records are remainders: "Other (rest of world)" is all that somebody counted and did not name. Where an organization in a remainder is
also counted alone, the remainder is reduced, so that nothing is in a total twice:

    share kept = 1 − contained ÷ its own

This is done for each kind of chip and each quarter, in H100e on the basis of the view, and the share is between 0 and 1. "Contained" is
what the organizations in it hold now, less what they held just before the remainder's first claim on that kind: what was there before is
not in it. Flows are reduced in the same way. So totals do not depend on how finely one groups.

A remainder is nobody: it has no rank and no researchers.
)page" },
    Message { "method.remainders.title", "Remainders" },
    Message { "method.rich-and-poor", R"page(
Two lines divide organizations by their H100-equivalents per researcher:

    GPU-rich: {rich} and more        GPU-poor: below {poor}

The words come from SemiAnalysis's article of August 2023. The lines are a convention, not a finding, and belong to the view: move them, and
see who changes sides. For other units and other people there are none unless the view gives them. What counts is the best estimate; an
interval that reaches over a line says that the side is not certain.
)page" },
    Message { "method.rich-and-poor.title", "GPU-rich and GPU-poor" },
    Message { "method.ridge", R"page(
How many operations a chip can do in the time in which it reads one byte from its memory:

    ridge point = dense BF16 peak ÷ bandwidth        in FLOP per byte

Work with fewer operations per byte waits for memory, work with more of them for arithmetic. Decoding at batch 1 does 2 operations per
parameter, in BF16 one per byte: far below the ridge of any chip. That is why bandwidth limits it.
)page" },
    Message { "method.ridge.title", "Ridge point" },
    Message { "method.shares", R"page(
What part of everything each group has, quarter by quarter:

    share = group ÷ sum of all groups

The sum is of all that passes the filters, in the unit of the view, at the end of each quarter. Every chip is in it once: a remainder is
reduced by those who are counted alone, and chips rented from a provider nobody names are in no sum.

- An amount below 0: counts 0.
- An amount unknown: has no share, and the others share the whole without it. Shares of the others are then too large.
- A sum of 0: has no shares, and nothing is drawn in that quarter.
- More than 12 groups: the smallest are one "other", at the end.

A share has the mark of the weakest part of the sum and no interval: its own error and the sum's go together. Whether few or many hold the
whole is the concentration, which is always that of organizations, however the figure groups.
)page" },
    Message { "method.shares.title", "Shares" },
    Message { "method.stock-and-flow", R"page(
Stock is what is held at the end of a quarter, flow what was gained during it. Both are followed quarter by quarter for each holding: an
organization, a chip, owned or rented from a provider. S is the stock:

    S(q) = what is claimed as installed in q, else
    S(q) = S(q−1) + what is claimed as added in q

In a quarter without a claim it depends on what comes next:

- then an installed claim: a straight line to it, interpolated.
- then an added claim: the stock stays, stated, for nothing happened.
- then no more claims: the stock stays; stated if the last claim is added, else carried.
- before the first claim: unknown if that is installed, 0 if it is added.

Chips do not vanish because nothing was bought: only a silent source ages. The horizon is the last quarter for which the source of the last
claim says anything about the organization. Until {carry} quarters after it the stock is carried, then it is unknown. The view can set this
limit.

    flow(q) = what is claimed as added in q, else S(q) − S(q−1)

A holding that begins with an installed claim begins with an opening balance, which is no flow: nobody knows when those chips came. Only
where the organization already has another holding with the same access are they new, and all of them a flow.
)page" },
    Message { "method.stock-and-flow.title", "Stock and flow" },
    Message { "method.suppliers", R"page(
What an organization has access to, split by who owns it:

    access = own + Σ over providers ( rented from it ) + unknown

- own: what it owns, after what it lets to others.
- a provider: what it is claimed to rent from that one.
- unknown: it rents, and nobody says from whom.

    share of a supplier = rented from it ÷ access

What is rented within one company is shown with both, as in a ranking: Google DeepMind has it from Google, and Google has it as its own. So
the bars cannot be added up. Providers are ordered by what they provide to all in the figure; beyond 12 the smallest are one "other".
Remainders are nobody and have no bar.
)page" },
    Message { "method.suppliers.title", "Whose compute it is" },
    Message { "method.training", R"page(
The computing that went into a model:

    FLOP = chips × dense BF16 peak × MFU × days × 86,400 s

MFU, model FLOP utilization, is the part of the peak that the training reached, as a source gives it. Where a source also states the FLOP,
that is what counts; the computed number stands beside it, hollow. A check reports the two where they are a factor of more than {apart}
apart. One of them is then wrong, or they are not about the same run.

A run is a model of a name and an organization. Where several sources speak of it, the claim that goes first counts, of the stated FLOP and
of the computed ones each. A run of which neither is known is listed and not drawn.

Tools, Training run calculator reckons a run that is only thought of by the same formula, and what a target would need:

    MFU needed = target ÷ (chips × dense BF16 peak × days × 86,400 s)
    days needed = target ÷ (chips × dense BF16 peak × MFU × 86,400 s)

An MFU above 1 is out of reach: the chips cannot do it in that time. What the organization has is what it has access to at the quarter in
view, in H100-equivalents. A plan that is kept is a training run whose source is an own estimate: it has no stated FLOP, so it is hollow.
)page" },
    Message { "method.training.title", "Training runs" },
    Message { "method.trend", R"page(
A run that was the largest when it was made is at the frontier; of one quarter only the largest counts. The trend is a straight line through
the logarithms of the FLOP of those runs, by least squares:

    ln FLOP = a + b × years
    factor per year = exp(b)

Runs below the frontier have no part in it: there will always be small models. It needs at least 4 runs in more than one quarter. A run counts
with the FLOP its sources state, or else with those computed from its chips.

    multiple of GPT-4 = FLOP ÷ FLOP(GPT-4)

FLOP(GPT-4) is that of the training run named GPT-4 in the document; without one it is {gpt4}. Lines stand at 1, 5, 20 and 100 times it, of
which the article of August 2023 speaks.

Not every run is known: one that is kept secret may lie above the line. And the line says nothing about the future.
)page" },
    Message { "method.trend.title", "Largest runs and their trend" },
    Message { "method.units", R"page(
A unit says what is counted of the chips held. Each holding has n chips, and each chip counts for what the table of chips says:

    value = Σ over holdings ( n × what one chip counts )

Where that figure is unknown for a chip, the chip is left out of the sum. The value is then a lower bound: it is written with "≥", and its
note names the chips. Where no chip of an organization has the figure, the organization is left out.
)page" },
    Message { "method.units.title", "Units" },
    Message { "method.versus", R"page(
Each group is a filter of its own over organizations and chips, and its line the sum of all that this lets through:

    group = Σ over its holdings ( n × what one chip counts )

Within a group every chip is counted once, as in any total. Groups are not parts of one whole, though, and each is summed as if it were
alone: what two groups hold both is in both, and a remainder is reduced only by those who are in the same group. The footer names who is in
two groups, so add two lines only where it names nobody.

Without groups, the organization that holds most stands against all others that pass the filters. The interval of a group follows the rule
for sums; claims that have none add nothing to it. Intervals that overlap leave open which group is ahead.
)page" },
    Message { "method.versus.title", "One against the others" },
    Message { "method.wealth", R"page(
A bubble is an organization: its people to the right, what it holds upwards, both from claims that may have intervals.

    each = amount ÷ people

Bubbles on one diagonal have the same for each of their people: on logarithmic axes the diagonals are parallel, on linear ones they meet in
0. The lines of GPU-rich and GPU-poor are such diagonals. The bubble's area, not its width, goes with the amount:

    area = amount ÷ largest amount

A trail leads from where the bubble was at the start of the range, a point a quarter; quarters without people or without chips are left out of
it. The bars of the cross are the intervals of both; where one has none, the bar is missing.

Who has no people or no chips has no bubble, and is listed in the table with the reason.
)page" },
    Message { "method.wealth.title", "People against chips" },
};

}

std::span<const Message> methodMessages()
{
    return pages;
}

}
