// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/method_window.h"

#include "ui/base/plain_text.h"
#include "ui/base/screen_room.h"
#include "ui/base/text.h"
#include "ui/window/method_browser.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QScreen>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

namespace {

constexpr int listWidthPx = 268;

QString idOf(const QListWidgetItem* item)
{
    return item ? item->data(Qt::UserRole).toString() : QString();
}

QStringList wordsOf(const QString& text)
{
    return text.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

/// Everything a page says, to be searched.
QString textOf(const model::MethodPage& page)
{
    auto text = toQt(page.title) + QLatin1Char(' ') + toQt(page.id);
    for (const auto& block : page.blocks)
        text += QLatin1Char(' ') + toQt(block.term) + QLatin1Char(' ') + toQt(block.text);
    return text;
}

}

MethodWindow::MethodWindow(QWidget* parent, const model::Words& words)
    : QDialog(parent)
    , m_pages(model::methodPages(words))
    , m_find(new QLineEdit(this))
    , m_list(new QListWidget(this))
    , m_nothing(new PlainLabel(tr("No page has these words."), this))
    , m_text(new MethodBrowser(m_pages, this))
{
    setObjectName(QStringLiteral("methodWindow"));
    setWindowTitle(tr("Method: how every number is made"));
    m_find->setPlaceholderText(tr("Find in the pages"));
    m_find->setAccessibleName(tr("Find in the pages"));
    m_find->setClearButtonEnabled(true);
    m_list->setObjectName(QStringLiteral("methodList"));
    m_list->setAccessibleName(tr("Pages of the method"));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_text->setAccessibleName(tr("Page"));
    m_nothing->setObjectName(QStringLiteral("emptyText"));
    m_nothing->hide();
    for (const auto& page : m_pages) {
        auto* item = new QListWidgetItem(toQt(page.title), m_list);
        item->setData(Qt::UserRole, toQt(page.id));
    }

    auto* side = new QWidget(this);
    side->setFixedWidth(listWidthPx);
    auto* sideLayout = new QVBoxLayout(side);
    sideLayout->setContentsMargins(12, 12, 12, 12);
    sideLayout->addWidget(m_find);
    sideLayout->addWidget(m_nothing);
    sideLayout->addWidget(m_list, 1);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(side);
    layout->addWidget(m_text, 1);
    resize(firstSizeOf(*this, { 960, 680 }));

    connect(m_find, &QLineEdit::textChanged, this, &MethodWindow::find);
    connect(m_find, &QLineEdit::returnPressed, m_list, qOverload<>(&QWidget::setFocus));
    connect(m_list, &QListWidget::currentItemChanged, this, [this](const QListWidgetItem* item) {
        if (item)
            m_text->turnTo(idOf(item));
    });
    connect(m_text, &QTextBrowser::sourceChanged, this, &MethodWindow::showInList);
    m_list->setCurrentRow(0);
}

void MethodWindow::showPage(const QString& page)
{
    m_find->clear();
    m_text->turnTo(page);
    m_list->setFocus();
    show();
    m_list->doItemsLayout(); // with the height that the style sheet gives rows
    raise();
    activateWindow();
}

QString MethodWindow::page() const
{
    return m_text->page();
}

/// Pages with all of the words stay in the list.
void MethodWindow::find(const QString& text)
{
    const auto words = wordsOf(text);
    int first = -1;
    for (int row = 0; row < m_list->count(); ++row) {
        const auto all = textOf(m_pages[static_cast<std::size_t>(row)]);
        const bool isFound = std::ranges::all_of(words, [&](const QString& word) { return all.contains(word, Qt::CaseInsensitive); });
        m_list->item(row)->setHidden(!isFound);
        if (isFound && first < 0)
            first = row;
    }
    m_nothing->setVisible(first < 0);
    const auto* current = m_list->currentItem();
    if (first >= 0 && (!current || current->isHidden()))
        m_list->setCurrentRow(first);
    markFound();
}

void MethodWindow::markFound()
{
    QList<QTextEdit::ExtraSelection> marks;
    for (const auto& word : wordsOf(m_find->text())) {
        QTextCursor place(m_text->document());
        while (!(place = m_text->document()->find(word, place)).isNull()) {
            QTextEdit::ExtraSelection mark;
            mark.cursor = place;
            mark.format.setBackground(palette().color(QPalette::Highlight));
            mark.format.setForeground(palette().color(QPalette::HighlightedText));
            marks << mark;
        }
    }
    m_text->setExtraSelections(marks);
}

/// A link leads to a page that is then the current one of the list, too.
void MethodWindow::showInList(const QUrl& source)
{
    const QSignalBlocker blocker(m_list);
    for (int row = 0; row < m_list->count(); ++row) {
        if (idOf(m_list->item(row)) == source.path())
            m_list->setCurrentRow(row);
    }
    markFound();
}

void MethodWindow::changeEvent(QEvent* event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_text)
        m_text->reload();
}

}
