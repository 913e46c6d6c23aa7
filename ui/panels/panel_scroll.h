// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QScrollArea;
class QWidget;

namespace ui {

/// A column of a panel that scrolls up and down as a whole and has no frame of its own.
QScrollArea* panelScroll(QWidget* content, QWidget* parent);

}
