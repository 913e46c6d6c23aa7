// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/exchange/import_plan.h"

#include <QWidget>

#include <filesystem>
#include <functional>

class QCheckBox;
class QComboBox;
class QHBoxLayout;

namespace ui {

class FilterRows;

/// The ways in which tables are read and what becomes of their rows: shows those of a plan, and says what a person changes.
class ImportWays : public QWidget {
    Q_OBJECT
public:
    explicit ImportWays(QWidget* parent = nullptr);

    /// `file` is asked for its sheets.
    void showPlan(const model::ImportPlan& plan, const model::TablePreview& preview, const std::filesystem::path& file);

signals:
    void dialectAltered(const std::function<void(model::DialectChoice&)>& change); ///< how the file is cut into cells
    void planAltered(const std::function<void(model::ImportPlan&)>& change);       ///< what its cells mean

private:
    QHBoxLayout* buildReading();
    QHBoxLayout* buildShape();
    QHBoxLayout* buildWriting();
    QHBoxLayout* buildRows();
    void connectReading();
    void connectPlan();
    void showDialect(const model::ImportPlan& plan, const model::TablePreview& preview);
    void showShape(const model::ImportPlan& plan, const model::TablePreview& preview, const std::filesystem::path& file);
    void takeFilters();

    QComboBox* m_encoding;
    QComboBox* m_separator;
    QComboBox* m_header;
    QComboBox* m_sheet;
    QComboBox* m_unfold;
    QComboBox* m_decimal;
    QComboBox* m_dates;
    QComboBox* m_fiscal;
    QComboBox* m_conflict;
    QComboBox* m_repeat;
    QCheckBox* m_skips;
    FilterRows* m_filters;
};

/// A box of choices behind its words, at the end of the row.
QComboBox* addChoice(QHBoxLayout& row, const QString& text, QWidget* parent);

}
