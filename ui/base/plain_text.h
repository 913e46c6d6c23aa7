// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QString>

namespace ui {

// Names, captions, notes and files are a stranger's: they are shown as they are written. Qt takes a text that looks like HTML for it, in
// labels and in tooltips, and loads the pictures that it names. Nothing but these three, and tooltips that are one literal, may show a
// text where Qt would look; `tests/checks/plain_text.cmake` sees to it.

/// A label that shows its text as it is written.
class PlainLabel : public QLabel {
public:
    explicit PlainLabel(QWidget* parent = nullptr);
    explicit PlainLabel(const QString& text, QWidget* parent = nullptr);
};

/// A text, then a link: both as they are written. The link can be reached by key and is told by `linkActivated`.
class LinkLabel : public QLabel {
public:
    explicit LinkLabel(QWidget* parent = nullptr);
    void setLink(const QString& text, const QString& link);
};

/// For setToolTip and the like: the text as it is written, in lines of a readable width, cut where it is endless.
QString plainToolTip(const QString& text);

}
