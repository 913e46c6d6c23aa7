// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/save_view_dialog.h"

#include "ui/base/plain_text.h"
#include "ui/base/text.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStyle>
#include <QTimer>
#include <QVBoxLayout>

namespace ui {

namespace {

constexpr int widthPx = 560;
constexpr int captionLines = 5;
constexpr int readingLines = 4;
constexpr int waitMs = 250; // while somebody types
constexpr int longestName = 80;

QLabel* note(const QString& name, QWidget* parent)
{
    auto* label = new PlainLabel(parent);
    label->setObjectName(name);
    label->setWordWrap(true);
    return label;
}

}

SaveViewDialog::SaveViewDialog(const model::SavedView& view, std::set<std::string> taken, Renders renders, QWidget* parent)
    : QDialog(parent)
    , m_view(view)
    , m_taken(std::move(taken))
    , m_renders(std::move(renders))
    , m_isNew(view.id.value == 0)
    , m_name(new QLineEdit(toQt(view.name), this))
    , m_nameNote(note(QStringLiteral("reason"), this))
    , m_caption(new QPlainTextEdit(toQt(view.caption), this))
    , m_reading(note(QStringLiteral("muted"), this))
    , m_problems(note(QStringLiteral("reason"), this))
    , m_wait(new QTimer(this))
    , m_buttons(new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel | QDialogButtonBox::Help, this))
{
    setObjectName(QStringLiteral("saveViewDialog"));
    setWindowTitle(m_isNew ? tr("Save this view") : tr("Name and caption of a view"));
    m_name->setMaxLength(longestName);
    m_name->setAccessibleName(tr("Name"));
    m_name->selectAll();
    m_caption->setAccessibleName(tr("Caption"));
    m_caption->setTabChangesFocus(true);
    m_caption->setPlaceholderText(tr("What the figure says. {[OpenAI]} is written as the value that is drawn."));
    const int line = m_caption->fontMetrics().lineSpacing();
    m_caption->setMinimumHeight(captionLines * line + 12);
    m_reading->setAccessibleName(tr("The caption as it reads"));
    m_reading->setMinimumHeight(readingLines * line);
    m_reading->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_reading->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_problems->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_wait->setSingleShot(true);
    m_wait->setInterval(waitMs);

    auto* save = m_buttons->button(QDialogButtonBox::Save);
    save->setObjectName(QStringLiteral("primaryButton"));
    save->style()->unpolish(save); // the box has styled it under no name
    save->style()->polish(save);
    auto* form = new QFormLayout;
    form->addRow(tr("&Name"), m_name);
    form->addRow(QString(), m_nameNote);
    form->addRow(tr("&Caption"), m_caption);
    form->addRow(tr("Reads"), m_reading);
    form->addRow(QString(), m_problems);
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(form, 1);
    layout->addWidget(m_buttons);
    resize(widthPx, sizeHint().height());

    connect(m_name, &QLineEdit::textChanged, this, &SaveViewDialog::showName);
    connect(m_caption, &QPlainTextEdit::textChanged, m_wait, qOverload<>(&QTimer::start));
    connect(m_wait, &QTimer::timeout, this, &SaveViewDialog::showCaption);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_buttons, &QDialogButtonBox::helpRequested, this, &SaveViewDialog::helpWanted);
    showName();
    showCaption();
}

model::SavedView SaveViewDialog::view() const
{
    auto view = m_view;
    view.name = fromQt(m_name->text().trimmed());
    view.caption = fromQt(m_caption->toPlainText().trimmed());
    return view;
}

void SaveViewDialog::showName()
{
    const auto name = view().name;
    const bool isTaken = m_taken.contains(name);
    m_nameNote->setText(name.empty() ? tr("A view needs a name.")
            : !isTaken               ? QString()
            : m_isNew                ? tr("There is a view of this name; it will be replaced.")
                                     : tr("Another view has this name."));
    m_nameNote->setVisible(!m_nameNote->text().isEmpty());
    auto* save = m_buttons->button(QDialogButtonBox::Save);
    save->setEnabled(!name.empty() && (!isTaken || m_isNew));
    save->setText(isTaken && m_isNew ? tr("Replace") : tr("Save"));
}

void SaveViewDialog::showCaption()
{
    const auto caption = m_renders(view().caption);
    m_reading->setText(caption.text.empty() ? tr("no caption") : toQt(caption.text));
    QStringList problems;
    for (const auto& problem : caption.problems)
        problems << toQt(problem);
    m_problems->setText(problems.join(QLatin1Char('\n')));
    m_problems->setVisible(!problems.isEmpty());
}

}
