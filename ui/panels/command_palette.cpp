// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/command_palette.h"

#include "ui/base/plain_text.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QScrollBar>
#include <QStandardItemModel>
#include <QStyledItemDelegate>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace ui {

namespace {

constexpr int placeRole = Qt::UserRole;
constexpr int keysRole = Qt::UserRole + 1;
constexpr int widthPx = 560;
constexpr int mostRows = 12;
constexpr int mostFound = 200;

/// The command at the left, where it is found and its keys at the right.
class CommandDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        auto plain = option;
        initStyleOption(&plain, index);
        const auto text = std::exchange(plain.text, {});
        plain.widget->style()->drawControl(QStyle::CE_ItemViewItem, &plain, painter, plain.widget);
        auto rect = plain.rect.adjusted(12, 0, -12, 0);
        const auto keys = index.data(keysRole).toString();
        const auto place = index.data(placeRole).toString();
        auto pale = plain.palette.color(QPalette::Text); // also of a chosen row, whose ground is pale
        pale.setAlphaF(0.7F);
        const auto right = keys.isEmpty() ? place : place.isEmpty() ? keys : place + QStringLiteral("   ") + keys;
        const auto rightWidth = plain.fontMetrics.horizontalAdvance(right);
        painter->setPen(pale);
        painter->drawText(rect, Qt::AlignRight | Qt::AlignVCenter, right);
        rect.setRight(rect.right() - rightWidth - 16);
        painter->setPen(plain.palette.color(QPalette::Text));
        painter->drawText(rect, Qt::AlignLeft | Qt::AlignVCenter, plain.fontMetrics.elidedText(text, Qt::ElideRight, rect.width()));
    }

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& /*index*/) const override
    {
        return { widthPx, option.fontMetrics.height() + 12 };
    }
};

}

std::optional<int> paletteScore(const QString& typed, const QString& text)
{
    constexpr int wordBonus = 8;
    constexpr int runBonus = 5;
    int score = 0;
    qsizetype at = 0;
    qsizetype before = -2;
    for (const auto c : typed) {
        if (c.isSpace())
            continue;
        // The beginning of a word goes before the next place the letter stands at.
        qsizetype found = -1;
        for (auto i = at; i < text.size(); ++i) {
            if (text[i].toLower() != c.toLower())
                continue;
            const bool isRun = i == before + 1;
            const bool startsWord = i == 0 || !text[i - 1].isLetterOrNumber();
            if (found < 0 || startsWord || isRun)
                found = i;
            if (startsWord || isRun)
                break;
        }
        if (found < 0)
            return std::nullopt;
        score += (found == 0 || !text[found - 1].isLetterOrNumber() ? wordBonus : 0) + (found == before + 1 ? runBonus : 0);
        before = found;
        at = found + 1;
    }
    return score * 4 - static_cast<int>(text.size()) / 8;
}

CommandPalette::CommandPalette(QWidget* window)
    : QDialog(window, Qt::Dialog | Qt::FramelessWindowHint)
    , m_search(new QLineEdit(this))
    , m_list(new QListView(this))
    , m_nothing(new PlainLabel(tr("No command has these letters. Try a word of what you want to do."), this))
    , m_model(new QStandardItemModel(this))
{
    setObjectName(QStringLiteral("commandPalette"));
    setWindowTitle(tr("Find any action"));
    setModal(true);
    m_search->setPlaceholderText(tr("What do you want to do? Also a quarter such as 24q3, or a name"));
    m_search->setAccessibleName(tr("Find any action"));
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    m_list->setAccessibleName(tr("Actions found"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new CommandDelegate(m_list));
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setUniformItemSizes(true);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_nothing->setWordWrap(true);
    m_nothing->setMargin(12);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->setSpacing(6);
    layout->addWidget(m_search);
    layout->addWidget(m_list);
    layout->addWidget(m_nothing);
    connect(m_search, &QLineEdit::textChanged, this, &CommandPalette::fill);
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex& index) { run(index.row()); });
}

void CommandPalette::show(QList<PaletteCommand> commands)
{
    m_commands = std::move(commands);
    m_search->clear();
    fill();
    const auto* window = parentWidget();
    const auto width = std::min(widthPx, window->width() - 40);
    resize(width, sizeHint().height());
    QDialog::move(window->mapToGlobal(QPoint((window->width() - width) / 2, 60)));
    m_search->setFocus(Qt::OtherFocusReason);
    open();
}

void CommandPalette::fill()
{
    const auto typed = m_search->text().trimmed();
    struct Scored {
        int score = 0;
        PaletteCommand command;
    };
    QList<Scored> scored;
    for (const auto& command : std::as_const(m_commands)) {
        const auto byText = paletteScore(typed, command.text);
        const auto byPlace = paletteScore(typed, command.place + QLatin1Char(' ') + command.text);
        if (byText || byPlace)
            scored.append({ std::max(byText.value_or(-1000), byPlace.value_or(-1000) - 12), command });
    }
    if (m_extra && !typed.isEmpty()) {
        for (const auto& command : m_extra(typed))
            scored.append({ paletteScore(typed, command.text).value_or(0), command });
    }
    std::stable_sort(scored.begin(), scored.end(), [](const auto& a, const auto& b) { return a.score > b.score; });
    m_found.clear();
    for (const auto& one : std::as_const(scored)) {
        if (m_found.size() < mostFound)
            m_found.append(one.command);
    }
    m_model->clear();
    for (const auto& command : std::as_const(m_found)) {
        auto* item = new QStandardItem(command.text);
        item->setData(command.place, placeRole);
        item->setData(command.keys, keysRole);
        const auto spoken = QStringList { command.text, command.place, command.keys };
        item->setData(spoken.join(QStringLiteral(", ")), Qt::AccessibleTextRole);
        m_model->appendRow(item);
    }
    m_list->setVisible(!m_found.isEmpty());
    m_nothing->setVisible(m_found.isEmpty());
    if (!m_found.isEmpty()) {
        m_list->setCurrentIndex(m_model->index(0, 0));
        m_list->setFixedHeight(m_list->sizeHintForRow(0) * std::min(m_model->rowCount(), mostRows) + 2 * m_list->frameWidth());
    }
    layout()->activate();
    resize(width(), sizeHint().height());
}

void CommandPalette::run(int row)
{
    if (row < 0 || row >= m_found.size())
        return;
    const auto command = m_found[row].run;
    accept();
    QTimer::singleShot(0, parentWidget(), command); // when the window has the focus again
}

void CommandPalette::move(int rows)
{
    const auto count = m_model->rowCount();
    if (count == 0)
        return;
    const auto row = std::clamp(m_list->currentIndex().row() + rows, 0, count - 1);
    m_list->setCurrentIndex(m_model->index(row, 0));
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_search || event->type() != QEvent::KeyPress)
        return QDialog::eventFilter(watched, event);
    switch (static_cast<QKeyEvent*>(event)->key()) {
    case Qt::Key_Up:
        move(-1);
        return true;
    case Qt::Key_Down:
        move(1);
        return true;
    case Qt::Key_PageUp:
        move(-mostRows);
        return true;
    case Qt::Key_PageDown:
        move(mostRows);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        run(m_list->currentIndex().row());
        return true;
    default:
        return QDialog::eventFilter(watched, event);
    }
}

}
