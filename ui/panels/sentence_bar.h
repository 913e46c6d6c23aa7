// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/sentence_words.h"

#include <QWidget>

class QAction;
class QLabel;

namespace ui {

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
    void changeEvent(QEvent* event) override;

private:
    struct Word {
        SentenceWord word;
        ChoiceButton* button;
        QLabel* before; ///< null: it needs none
    };

    void placeButtons();
    QToolButton* addButton();
    void addWord(const SentenceWord& word);
    void addWords();
    void setOptions();
    void measure();
    int heightOfMostWords(int width, bool isTerse) const;
    bool isTerseIn(int width) const;
    void fitWords();

    SaidView m_said;
    FlowLayout* m_sentence;
    QWidget* m_buttons; ///< at the end of the first line; the others are as wide as the bar
    MethodOptions* m_options;
    std::vector<Word> m_words;
    model::ViewState m_measured;               ///< of any figure and time
    std::vector<std::vector<QSize>> m_choices; ///< how large the words' choices are in each figure; empty where it has no such word
    QToolButton* m_groups = nullptr;
    QToolButton* m_tpuAgainstGpu = nullptr;
    QToolButton* m_optionsButton = nullptr;
};

}
