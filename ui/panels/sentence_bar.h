// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/view/resolve.h"
#include "model/view/view_state.h"

#include <QWidget>

class QAction;
class QToolButton;

namespace ui {

class ChoiceButton;
class FlowLayout;
class MethodOptions;

/// The toolbar that reads as the sentence of the figure: every word that changes the answer can be exchanged.
class SentenceBar : public QWidget {
    Q_OBJECT
public:
    explicit SentenceBar(QWidget* parent = nullptr);

    void setView(const model::ViewState& view, const model::ResolvedView& resolved);

    /// A button at the right end, after the sentence.
    QToolButton* addAction(QAction* action, Qt::ToolButtonStyle style);

    bool eventFilter(QObject* watched, QEvent* event) override;

signals:
    void viewPicked(const model::ViewState& view);
    void groupsWanted(); ///< somebody wants to say what is compared

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void placeButtons();
    ChoiceButton* addPhrase(const QString& word, const QString& name);
    void addPhrases();
    void fill();
    void setChips();
    void setBase();
    void setMfu();
    void setOptions();
    void setAxes();
    void setBytes();
    void setCurves();
    void connectPicks();
    void pickChips(int choice);
    void pickMfu(int percent);
    void pickCurves(int choice);
    bool showsTpuAgainstGpu() const;
    void pickTpuAgainstGpu(bool isWanted);

    model::ViewState m_view;
    model::ResolvedView m_resolved {};
    FlowLayout* m_sentence;
    QWidget* m_buttons; ///< at the end of the first line; the others are as wide as the bar
    ChoiceButton* m_chips;
    ChoiceButton* m_change;
    ChoiceButton* m_base;
    ChoiceButton* m_unit;
    ChoiceButton* m_mfu;
    ChoiceButton* m_per;
    ChoiceButton* m_by;
    ChoiceButton* m_style;
    ChoiceButton* m_holding;
    ChoiceButton* m_status;
    ChoiceButton* m_evidence;
    ChoiceButton* m_x;
    ChoiceButton* m_y;
    ChoiceButton* m_bytes;
    ChoiceButton* m_curves;
    QToolButton* m_groups;
    QToolButton* m_tpuAgainstGpu;
    QToolButton* m_optionsButton;
    MethodOptions* m_options;
};

}
