// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/compute/mark.h"
#include "model/compute/uncertainty.h"
#include "model/figure/number_text.h"
#include "model/figure/selection.h"
#include "model/records/record_ref.h"
#include "model/view/view_state.h"

#include <optional>
#include <string>
#include <vector>

namespace model {

/// A colour by meaning; the theme knows what it looks like.
struct Paint {
    enum class Kind { Category, Rich, Middle, Poor, Other };
    Kind kind = Kind::Other;
    int slot = 0; ///< of a category: 0 to paletteSlots - 1, the same for a thing in every figure
    bool operator==(const Paint&) const = default;
};

enum class AxisKind { Linear, Log, Quarters, Rows };

/// `value` is in the units of the axis: data values; 0, 1, 2... along quarters (from `Figure::firstQuarter`) and rows.
struct Tick {
    double value = 0;
    std::string label;    ///< empty for a minor tick
    std::string subLabel; ///< second line, such as the year under its first quarter
    bool operator==(const Tick&) const = default;
};

struct Axis {
    AxisKind kind = AxisKind::Linear;
    std::string title;
    double low = 0; ///< ends of the axis, in data values (both > 0 on a log axis)
    double high = 1;
    std::vector<Tick> ticks;
    NumberStyle style {}; ///< of the ticks' labels
    bool operator==(const Axis&) const = default;

    /// Where a value sits between the ends: 0 at `low`, 1 at `high`.
    double place(double value) const;

    /// The value that sits there.
    double valueAt(double place) const;
};

/// Bars lie along rows, stacked; Columns stand stacked on quarters, SideColumns beside one another; a Curve is a line without markers.
enum class SeriesShape { Dots, Bars, Columns, SideColumns, Line, Curve };

/// Where a line goes over a border of the zones: drawn at its point, with when it happened.
struct Crossing {
    bool isUp = true;
    Paint paint;       ///< of the zone it enters
    std::string label; ///< "2023Q3"
    bool operator==(const Crossing&) const = default;
};

/// One drawn value. `base` is where a column or bar begins (the top of what it is stacked on), `value` is its own size.
struct Point {
    double position = 0; ///< row or quarter number, or the value along the other axis
    double base = 0;
    double value = 0;
    std::optional<double> low;
    std::optional<double> high;
    double uncertain = 0; ///< of a column: what of the value is interpolated or carried (hatched)
    double planned = 0;   ///< of a column: what of the value is planned (pale and hatched the other way)
    Mark mark = Mark::Stated;
    bool isLowerBound = false; ///< drawn with a "≥": chips of unknown figure are missing in it
    bool hasInterval = false;  ///< false: "no interval given" (never drawn as an interval of no width)
    std::string item;          ///< organization in a ranking, empty in growth
    Quarter quarter;
    std::string tip;                      ///< what hovering says: name, quarter, value, interval, mark
    std::optional<double> positionLow {}; ///< the interval of `position`
    std::optional<double> positionHigh {};
    double size = 0;       ///< of a bubble: its area as part of the largest one's, 0 to 1; 0: a mark of the usual size
    bool isHollow = false; ///< of a dot: computed, where others are stated
    bool isDashed = false; ///< of a curve: from here to the next point
    std::string label {};  ///< its name beside it where there is room
    double labelOrder = 0; ///< the lowest are placed first
    Selection selection {};
    std::optional<Crossing> crossing {};
    bool isPinned = false; ///< of an organization that the view pins
    bool operator==(const Point&) const = default;
};

/// Where a bubble was in an earlier quarter.
struct TrailPoint {
    double position = 0;
    double value = 0;
    Quarter quarter;
    bool operator==(const TrailPoint&) const = default;
};

/// What a drawn value would be if another source's claim counted: a hollow mark beside it.
struct Alternative {
    double position = 0; ///< row or quarter number
    double value = 0;
    std::string item; ///< as in `Point`
    Quarter quarter;
    std::string tip;        ///< with the source
    Selection selection {}; ///< of the drawn value
    bool operator==(const Alternative&) const = default;
};

struct Series {
    std::string name;  ///< the table's word (`rich`, `GPU`, an organization); may be empty
    std::string label; ///< what is written beside it, with its last value on a second line; empty: none
    std::string labelValue;
    SeriesShape shape = SeriesShape::Dots;
    Paint paint;
    std::vector<Point> points;
    std::vector<Alternative> alternatives {};
    std::vector<TrailPoint> trail {}; ///< to the point, the earliest first; of a series of one point
    Selection selection {};           ///< of all of it
    bool isPinned = false;            ///< of an organization that the view pins
    bool hasBands = true;             ///< of a line: its intervals are drawn always; else where it is marked
    bool operator==(const Series&) const = default;
};

/// One row of a ranking with its columns of text.
struct Row {
    std::string label;
    std::string rank;     ///< "2–5"
    std::string value;    ///< "2,410", "≥ 268"
    std::string interval; ///< "1,320 – 5,540", "no interval"
    bool isPinned = false;
    bool operator==(const Row&) const = default;
};

/// A tinted part of the value axis, from `low` to `high` (an end without a value is the axis's end), bounded by a dashed line at its finite
/// end.
struct Zone {
    std::optional<double> low;
    std::optional<double> high;
    Paint paint;
    std::string label; ///< "GPU-rich, 100 and more"
    bool operator==(const Zone&) const = default;
};

/// A line that values are read against, straight as it is drawn. Its ends may lie beyond the axes.
struct Guide {
    enum class Look { Plain, Dashed };
    double fromPosition = 0;
    double fromValue = 0;
    double toPosition = 0;
    double toValue = 0;
    std::string label {}; ///< written along it; empty: none
    Look look = Look::Plain;
    bool operator==(const Guide&) const = default;
};

/// A trend at a quarter. Beyond what it was fitted to it has the ends of its fan.
struct TrendPoint {
    double position = 0; ///< quarter number
    double value = 0;
    std::optional<double> low;
    std::optional<double> high;
    std::string tip {}; ///< of a continued one
    bool operator==(const TrendPoint&) const = default;
};

/// The line that was fitted to a series, and its continuation in a fan.
struct TrendLine {
    std::string series; ///< empty: the total, or of what is no series
    Paint paint;
    std::vector<TrendPoint> points;
    bool operator==(const TrendLine&) const = default;
};

/// Where along the quarters the planned part begins.
struct Border {
    double position = 0; ///< between two quarters, or before the first
    std::string label;   ///< of what is after it
    bool operator==(const Border&) const = default;
};

/// A text over a place of the figure, such as a column's total above it.
struct Label {
    double position = 0;
    double value = 0;
    std::string text;
    bool operator==(const Label&) const = default;
};

/// What a symbol means, drawn below the figure: only those that occur in it.
struct KeyEntry {
    enum class Symbol { Solid, Hollow, Band, NoBand, Hatched, Pale, Alternative, Crossing, Swatch, Trend, Fan, Pin };
    Symbol symbol = Symbol::Solid;
    Paint paint; ///< of a swatch
    std::string text;
    bool operator==(const KeyEntry&) const = default;
};

/// What a reader of an empty figure can do: see another view, or fill in a record.
struct NextStep {
    std::string text;
    std::string view; ///< its line; empty: it is the record
    std::optional<RecordRef> record {};
    bool operator==(const NextStep&) const = default;
};

/// One row of the table form, a field for each column but the first, which is the figure. Empty texts and values are empty cells.
struct TableRow {
    std::string series;
    std::string item;
    std::optional<Quarter> quarter;
    std::optional<double> x, xLow, xHigh;
    std::optional<double> value, low, high;
    std::optional<int> rankBest, rankWorst;
    std::optional<Mark> mark;
    std::string note;
    bool operator==(const TableRow&) const = default;
};

/// How a column of the table is headed and written.
struct ColumnLook {
    std::string title; ///< empty: the column's own name
    NumberStyle style;
    bool operator==(const ColumnLook&) const = default;
};

/// What the quarter strip needs to know.
struct Timeline {
    Quarter first; ///< of any record the view could show
    Quarter last;
    Quarter lastActual; ///< after it everything is planned
    Quarter at;         ///< what the view resolves to
    Quarter from;
    Quarter to;
    bool operator==(const Timeline&) const = default;
};

/// The value of an organization beside its name in a list, under this view: "1,740", "no headcount".
struct SideValue {
    OrganizationId organization;
    std::string text;
    std::optional<double> value;
    bool isDrawn = false;
    Paint paint;
    bool operator==(const SideValue&) const = default;
};

/// Growth of one series over the drawn quarters (help method growth).
struct GrowthFactor {
    std::string series;     ///< empty: the total
    Estimate perYear;       ///< factor; without ends where no claim gives an interval
    std::size_t points = 0; ///< the quarters it was fitted to
    bool operator==(const GrowthFactor&) const = default;
};

/// A number about everything drawn at a quarter, such as the Gini coefficient.
struct Measured {
    std::string name; ///< the stored word: `gini`, `richest_tenth`, `hhi`
    Quarter quarter;
    Estimate value; ///< without ends where nothing behind it has an interval
    bool operator==(const Measured&) const = default;
};

/// Everything a reader sees, in final words and numbers; no pixels, pens or fonts.
struct Figure {
    FigureKind kind = FigureKind::Ranking;
    std::string title;
    std::string subtitle;
    std::vector<std::string> footer;    ///< sentences, the most important first
    std::size_t footerKept = 1;         ///< how many of the first of them are in a picture of any size
    std::string summary;                ///< two sentences for a reader who does not see the picture
    std::vector<std::string> standings; ///< where each stands that is pinned; sentences of the footer and the summary
    std::string emptyText;              ///< where nothing is drawn: why, and the next step
    std::vector<NextStep> nextSteps;    ///< the same, to be taken
    Axis positions;                     ///< rows downwards; quarters or values to the right
    Axis values;                        ///< to the right beside rows, upwards else
    bool showsIntervals = true;
    bool showsTrails = false;
    std::vector<Zone> zones;
    std::vector<Guide> guides {};
    std::vector<TrendLine> trends {};
    std::optional<Border> border; ///< only of quarters
    std::vector<Series> series;   ///< in the order they are drawn and stacked
    std::vector<Row> rows;        ///< from the top
    Row heads;                    ///< titles over the columns of `rows`
    std::vector<Label> labels;
    std::vector<KeyEntry> key;
    Quarter firstQuarter; ///< of a quarter axis
    std::vector<TableRow> table;
    std::optional<ColumnLook> xColumn {};     ///< of the table; none: as the positions
    std::optional<ColumnLook> valueColumn {}; ///< of the table; none: as the values
    std::vector<GrowthFactor> growth;
    std::vector<Measured> measures {};
    std::vector<SideValue> sideValues;
    std::vector<SourceId> sources; ///< behind the drawn values, the most used first
    Timeline timeline;
    bool isUnfinished = false; ///< made quickly: a second one says more
    std::string view;          ///< its line
    std::string status;        ///< "22 of 32 organizations drawn: 10 without a headcount"

    bool isEmpty() const { return series.empty(); }
    bool operator==(const Figure&) const = default;
};

inline constexpr int paletteSlots = 24;

}
