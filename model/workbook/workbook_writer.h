// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace model {

/// A column of a sheet that is written.
struct SheetColumn {
    enum class Kind { Text, Number, Share, Date }; ///< Date: texts, those of a whole day as a date
    std::string title;
    Kind kind = Kind::Text;
};

/// Writes a workbook (.xlsx) with the same bytes every time. Numbers stay numbers, with the 16 digits that workbooks have, in a format that
/// shows them as people read them: 1,234, 0.037, 35.0%; a text is a text even where it begins with "=".
class WorkbookWriter {
public:
    static constexpr std::size_t mostRows = 1'048'575; ///< below the head
    static constexpr std::size_t mostLetters = 32'767; ///< of a text, as UTF-16 counts them

    /// `cells`: about how many there will be; very many wait on the disk instead of in memory, each with its text.
    explicit WorkbookWriter(std::size_t cells = 0);
    WorkbookWriter(WorkbookWriter&&) noexcept;
    WorkbookWriter& operator=(WorkbookWriter&&) noexcept;
    ~WorkbookWriter();

    /// The lines stand above the head. `name` has at most 31 letters, none of []:*?/\. Throws Error (Invalid) for more than mostRows.
    void beginSheet(
        const std::string& name, std::span<const SheetColumn> columns, std::size_t rows, const std::vector<std::string>& lines = {});

    /// The next cell of the row; without a text or number it stays empty. Throws Error (Invalid) for more than mostLetters.
    void add(std::string_view text);
    void add(double number);
    void skip();
    void endRow();

    /// The file's bytes. Throws Error (Full, Unwritable) where the machine has no room for them.
    std::string finish();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

}
