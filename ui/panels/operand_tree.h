// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/figure/inspection.h"

#include <QTreeWidget>

#include <optional>
#include <vector>

namespace ui {

/// Numbers and what they are made of, as high as what is open in it: the panel around it scrolls.
class OperandTree : public QTreeWidget {
    Q_OBJECT
public:
    explicit OperandTree(QWidget* parent = nullptr);

    /// Opens the first `openLevels` levels.
    void setOperands(const std::vector<model::Operand>& operands, int openLevels = 1);

    /// The source of the claim somebody is at, where that claim does not count.
    std::optional<model::SourceId> alternative() const;

signals:
    void recordPicked(const model::RecordRef& record); ///< that a number rests on

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void addOperand(const model::Operand& operand, QTreeWidgetItem* parent);
    void pick(const QTreeWidgetItem* item);
    void fit();
};

}
