// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/name_picker.h"

#include "model/base/text.h"
#include "model/records/words.h"
#include "model/table/name_ranks.h"
#include "ui/base/labels.h"
#include "ui/base/text.h"

#include <QKeyEvent>
#include <QListWidget>
#include <QScreen>

#include <algorithm>
#include <cstdlib>

namespace ui {

using model::FieldType;

namespace {

constexpr int mostShown = 60;
constexpr int mostNear = 5;
constexpr int nameRole = Qt::UserRole;
constexpr int newRole = Qt::UserRole + 1;

QString newText(FieldType type, const QString& name)
{
    switch (type) {
    case FieldType::Organization:
        return NamePicker::tr("New organization “%1”").arg(name);
    case FieldType::Chip:
        return NamePicker::tr("New chip “%1”").arg(name);
    default:
        return NamePicker::tr("New source “%1”, an own estimate").arg(name);
    }
}

QStringList otherNames(const std::string& aliases)
{
    QStringList names;
    for (const auto& name : toQt(aliases).split(QLatin1Char(';'), Qt::SkipEmptyParts))
        names << name.trimmed();
    return names;
}

/// The few entries whose names are nearest to what was typed, the nearest first.
template <class Entries> Entries nearestEntries(const Entries& entries, const QString& typed)
{
    std::vector<std::string> names;
    for (const auto& entry : entries)
        names.push_back(fromQt(entry.name));
    Entries found;
    // Of several words the first is often right: "H1000 Ultra".
    constexpr int leastLetters = 3; // to less than that too many names are near
    const auto first = typed.section(QLatin1Char(' '), 0, 0);
    for (const auto& wanted : { typed, first.size() < leastLetters ? typed : first }) {
        while (found.size() < mostNear) {
            const auto name = model::nearest(fromQt(wanted), names);
            if (name.empty())
                break;
            found << *std::ranges::find_if(entries, [&](const auto& entry) { return fromQt(entry.name) == name; });
            std::erase(names, name);
        }
    }
    return found;
}

}

NamePicker::NamePicker(const model::Dataset& dataset, FieldType type, QWidget* parent)
    : QLineEdit(parent)
    , m_type(type)
    , m_list(new QListWidget(this))
{
    setDataset(dataset);
    m_list->setWindowFlags(Qt::ToolTip | Qt::FramelessWindowHint);
    m_list->setAttribute(Qt::WA_ShowWithoutActivating);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setFocusProxy(this);
    m_list->setObjectName(QStringLiteral("nameList"));
    m_list->setAccessibleName(tr("Names that match"));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setUniformItemSizes(true);
    m_list->viewport()->installEventFilter(this);
    connect(this, &QLineEdit::textEdited, this, &NamePicker::showMatches);
    connect(m_list, &QListWidget::itemClicked, this, [this](QListWidgetItem* item) {
        pick(m_list->row(item));
        emit picked();
    });
}

NamePicker::~NamePicker() = default;

void NamePicker::setDataset(const model::Dataset& dataset)
{
    m_entries.clear();
    const model::AllRanks ranks(dataset);
    const auto takeAll = [&](const auto& names, auto entry) {
        for (std::size_t i = 0; i < names.size(); ++i)
            m_entries << entry(names.target(i));
    };
    if (m_type == FieldType::Organization)
        takeAll(ranks.organizations, [](const auto& each) {
            return Entry { toQt(each.name), toQt(model::word(each.kind)), otherNames(each.aliases) };
        });
    else if (m_type == FieldType::Chip)
        takeAll(ranks.chips, [](const auto& each) {
            return Entry { toQt(each.name), toQt(model::word(each.kind)) + QStringLiteral(" · ") + toQt(each.vendor),
                otherNames(each.aliases) };
        });
    else
        takeAll(ranks.sources, [](const auto& each) {
            return Entry { toQt(each.key), sourceKindLabel(each.kind) + QStringLiteral(" · ") + toQt(each.title), {} };
        });
}

QString NamePicker::name() const
{
    const auto typed = text().trimmed();
    const auto isExact = [&](const Entry& entry) { return entry.name == typed; };
    if (m_isNewWanted || std::ranges::any_of(m_entries, isExact))
        return typed;
    const auto found
        = std::ranges::find_if(m_entries, [&](const Entry& entry) { return entry.name.compare(typed, Qt::CaseInsensitive) == 0; });
    if (found != m_entries.end())
        return found->name;
    const auto hasOther = [&](const Entry& entry) { return entry.others.contains(typed, Qt::CaseInsensitive); };
    const auto other = std::ranges::find_if(m_entries, hasOther);
    return other == m_entries.end() || std::ranges::count_if(m_entries, hasOther) > 1 ? typed : other->name;
}

void NamePicker::showMatches(const QString& text)
{
    m_isNewWanted = false;
    m_list->clear();
    const auto wanted = text.trimmed();
    const bool isThere = wanted.isEmpty() || isName(wanted);
    // Those that begin with it go first.
    for (const bool begins : { true, false }) {
        for (const auto& entry : m_entries) {
            const bool starts = entry.name.startsWith(wanted, Qt::CaseInsensitive);
            const auto isIn = [&wanted](const QString& other) { return other.contains(wanted, Qt::CaseInsensitive); };
            const bool contains = isIn(entry.name) || std::ranges::any_of(entry.others, isIn)
                || (m_type == FieldType::Source && entry.detail.contains(wanted, Qt::CaseInsensitive));
            if (starts != begins || !contains || m_list->count() >= mostShown)
                continue;
            addEntry(entry);
        }
    }
    const bool isNear = m_list->count() == 0;
    if (isNear) {
        for (const auto& entry : nearestEntries(m_entries, wanted))
            addEntry(entry);
    }
    if (!isThere && m_isNewAllowed) {
        auto* item = new QListWidgetItem(newText(m_type, wanted), m_list);
        item->setData(nameRole, wanted);
        item->setData(newRole, true);
        auto font = item->font();
        font.setBold(true);
        item->setFont(font);
    }
    if (m_list->count() == 0) {
        m_list->hide();
        return;
    }
    if (!wanted.isEmpty() && !isNear) {
        m_list->setCurrentRow(0);
        for (int row = 0; row < m_list->count(); ++row) {
            const auto* item = m_list->item(row);
            if (!item->data(newRole).toBool() && item->data(nameRole).toString().compare(wanted, Qt::CaseInsensitive) == 0)
                m_list->setCurrentRow(row);
        }
    }
    const int rowHeight = m_list->sizeHintForRow(0);
    const int shown = std::min(m_list->count(), 9);
    m_list->resize(std::max(width(), m_type == FieldType::Source ? 520 : 280), shown * rowHeight + 2 * m_list->frameWidth() + 2);
    m_list->move(placeOfList());
    m_list->show();
    m_list->raise();
}

/// Below the field, or above it where the screen ends.
QPoint NamePicker::placeOfList() const
{
    const auto room = screen()->availableGeometry();
    const auto below = mapToGlobal(QPoint(0, height() + 1));
    const auto above = mapToGlobal(QPoint(0, 0)).y() - m_list->height() - 1;
    const bool fitsBelow = below.y() + m_list->height() <= room.bottom() + 1;
    const int left = std::max(room.left(), std::min(below.x(), room.right() + 1 - m_list->width()));
    return { left, fitsBelow || above < room.top() ? below.y() : above };
}

void NamePicker::pick(int row)
{
    const auto* item = m_list->item(row);
    if (!item)
        return;
    setText(item->data(nameRole).toString());
    m_isNewWanted = item->data(newRole).toBool();
    m_list->hide();
}

bool NamePicker::takeMarked()
{
    if (m_list->isVisible() && m_list->currentRow() >= 0)
        pick(m_list->currentRow());
    const auto typed = text().trimmed();
    if (typed.isEmpty() || m_isNewWanted || isName(typed)) {
        m_list->hide();
        return true;
    }
    showMatches(typed);
    // The nearest name; what is new is chosen by nobody but the person.
    if (m_list->count() > 0 && !m_list->item(0)->data(newRole).toBool())
        m_list->setCurrentRow(0);
    return !m_list->isVisible();
}

bool NamePicker::isName(const QString& text) const
{
    return std::ranges::any_of(m_entries, [&](const Entry& entry) { return entry.name.compare(text, Qt::CaseInsensitive) == 0; });
}

void NamePicker::addEntry(const Entry& entry)
{
    auto* item = new QListWidgetItem(entry.name + QStringLiteral("   ") + entry.detail, m_list);
    item->setData(nameRole, entry.name);
}

void NamePicker::move(int step)
{
    if (!m_list->isVisible())
        showMatches(hasSelectedText() ? QString() : text());
    else if (std::abs(step) == 1) // around: what is new stands at the end, one key from the beginning
        m_list->setCurrentRow(
            m_list->currentRow() < 0 && step < 0 ? m_list->count() - 1 : (m_list->currentRow() + step + m_list->count()) % m_list->count());
    else
        m_list->setCurrentRow(std::clamp(m_list->currentRow() + step, 0, m_list->count() - 1));
}

bool NamePicker::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_list->viewport() && event->type() == QEvent::MouseButtonPress)
        setFocus();
    return QLineEdit::eventFilter(watched, event);
}

void NamePicker::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Down:
        move(1);
        return;
    case Qt::Key_Up:
        move(-1);
        return;
    case Qt::Key_PageDown:
        move(8);
        return;
    case Qt::Key_PageUp:
        move(-8);
        return;
    default:
        QLineEdit::keyPressEvent(event);
    }
}

void NamePicker::focusOutEvent(QFocusEvent* event)
{
    m_list->hide();
    QLineEdit::focusOutEvent(event);
}

}
