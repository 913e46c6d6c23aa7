// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/figure/parts.h"

#include <initializer_list>
#include <memory>
#include <string>
#include <vector>

namespace model {

struct Titles {
    std::string title;
    std::vector<std::string> subtitle; ///< those that are not empty stand between dots
};

struct Footer {
    std::vector<SourceIndex> sources; ///< behind the drawn values, the most used first
    std::vector<std::string> notes;   ///< sentences behind the sources, the most important first
};

/// The parts of one figure. `drawnFigure` asks for them in the order they stand here, the same for every figure, and passes along what
/// of the figure is there by then. A figure without a series has neither axes nor key, footer or summary.
class FigureParts {
public:
    virtual ~FigureParts();

    /// What holds of the whole figure: what it measures, whether intervals are shown.
    virtual Figure beginning() const;

    virtual Titles titles(const Figure& begun) const = 0;

    /// The series, the rows, the table and the status.
    virtual void addValues(Figure& figure) const = 0;

    virtual std::vector<SideValue> sideValues(const Figure& figure) const;

    /// Why there is no series, and the next step.
    virtual std::string emptyText() const = 0;

    /// The axes around all series, and what lies along them: guides, zones, trends.
    virtual void addAxes(Figure& figure) const = 0;

    virtual std::vector<KeyEntry> key(const Figure& figure) const;
    virtual Footer footer(const Figure& figure) const = 0;
    virtual std::string summary(const Figure& figure) const = 0;

protected:
    explicit FigureParts(const FigureContext& context);

    const FigureContext& m_context;
};

template <class Parts> std::unique_ptr<FigureParts> partsOf(const FigureContext& context)
{
    return std::make_unique<Parts>(context);
}

/// A figure of its parts.
Figure drawnFigure(const FigureContext& context, const FigureParts& parts);

/// What a symbol of the key means, where it occurs.
struct KeyMeaning {
    bool occurs;
    KeyEntry::Symbol symbol;
    const Message& said;
};

std::vector<KeyEntry> keyOf(const FigureContext& context, std::initializer_list<KeyMeaning> meanings);

}
