// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/figure/inspection.h"

#include <QUrl>
#include <QWidget>

class QLabel;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;
class QVBoxLayout;

namespace ui {

/// Explains the selected number: what it is, how sure, what it is made of, and where that comes from.
class Inspector : public QWidget {
    Q_OBJECT
public:
    explicit Inspector(QWidget* parent = nullptr);

    void setInspection(const model::Inspection& inspection);
    const model::Inspection& inspection() const { return m_inspection; }

signals:
    void urlPicked(const QUrl& url);
    void footnotePicked(const QString& text);
    void recordPicked(const model::RecordRef& record); ///< that a number rests on

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QLabel* addText(const QString& objectName);
    void fillOperands();
    void fillSources();
    void addOperand(const model::Operand& operand, QTreeWidgetItem* parent);
    QWidget* sourceCard(const model::SourceUse& source);
    void fitTree();

    model::Inspection m_inspection;
    QWidget* m_content;
    QLabel* m_empty;
    QVBoxLayout* m_texts;
    QLabel* m_heading;
    QLabel* m_value;
    QLabel* m_unit;
    QLabel* m_interval;
    QLabel* m_tier;
    QLabel* m_mark;
    QLabel* m_note;
    QLabel* m_formula;
    QTreeWidget* m_tree;
    QLabel* m_sourcesHead;
    QVBoxLayout* m_sources;
    QPushButton* m_copy;
};

/// The inspection as one paragraph of plain text with its sources, for a report.
QString footnoteText(const model::Inspection& inspection);

}
