// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/workbook/package.h"
#include "model/workbook/row_queue.h"
#include "model/workbook/sheet_reader.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace model {

/// One sheet of a workbook, whatever format that has.
class SheetSource {
public:
    virtual ~SheetSource() = default;
    /// Reads on and puts rows into the queue; false when the sheet has ended.
    virtual bool fill() = 0;
    virtual RowQueue& rows() = 0;
    virtual double share() const = 0;
};

/// A workbook of one of the formats. What it holds is read again for each sheet that is asked for.
class Workbook {
public:
    virtual ~Workbook() = default;
    virtual const std::vector<SheetInfo>& sheets() = 0;
    virtual std::unique_ptr<SheetSource> open(std::size_t sheet, std::optional<CellRange> range) = 0;
};

std::unique_ptr<Workbook> openXlsx(Package package);
std::unique_ptr<Workbook> openOds(Package package);

}
