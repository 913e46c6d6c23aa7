// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/figure/inspection.h"

#include <QUrl>
#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace ui {

class LinkLabel;
class OperandTree;

/// Explains the selected number: what it is, how sure, what it is made of, and where that comes from.
class Inspector : public QWidget {
    Q_OBJECT
public:
    enum class Copied { Footnote, Citation, Bibtex };

    explicit Inspector(QWidget* parent = nullptr);

    void setInspection(const model::Inspection& inspection);
    const model::Inspection& inspection() const { return m_inspection; }

signals:
    void urlPicked(const QUrl& url);
    void copyPicked(Copied form);                      ///< of the number or its sources
    void againstPicked(const QString& organization);   ///< to be compared with; empty: none
    void sourcePreferred(model::SourceId source);      ///< shall go before all others
    void preferencesDropped();                         ///< claims shall count as usual
    void recordPicked(const model::RecordRef& record); ///< that a number rests on

private:
    QLabel* addText(const QString& objectName);
    void fillSources();
    QWidget* sourceCard(const model::SourceUse& source);
    void buildCopy();
    void buildComparison();
    void fillComparison();
    void showAlternative();
    void preferCurrent();

    model::Inspection m_inspection;
    QWidget* m_content;
    QLabel* m_empty;
    QVBoxLayout* m_texts;
    QLabel* m_heading;
    QLabel* m_value;
    QLabel* m_unit;
    QLabel* m_interval;
    QLabel* m_tier;
    QLabel* m_standing;
    QLabel* m_mark;
    QLabel* m_note;
    QLabel* m_formula;
    OperandTree* m_tree;
    QLabel* m_sourcesHead;
    QVBoxLayout* m_sources;
    QToolButton* m_copy;
    QComboBox* m_against;
    QLabel* m_comparison;
    QPushButton* m_prefer;  ///< the source of the alternative somebody is at
    LinkLabel* m_preferred; ///< with a link that drops the preferences
};

}
