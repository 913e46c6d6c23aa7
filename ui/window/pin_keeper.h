// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QObject>
#include <QString>
#include <QStringList>

namespace ui {

class Actions;
class Workspace;

/// Pins what is selected, and remembers for each document which organizations are pinned.
class PinKeeper : public QObject {
    Q_OBJECT
public:
    using Pins = QMap<QString, QStringList>; ///< by the path of the document

    PinKeeper(Workspace& workspace, const Actions& actions, const Pins& pins, QObject* parent);

    const Pins& pins() const { return m_pins; }

signals:
    void pinsChanged();
    void said(const QString& sentence);

private:
    void restore();
    void remember();
    void toggle();
    void showAction();
    QString selected() const; ///< an organization of the document; else empty

    Workspace& m_workspace;
    const Actions& m_actions;
    Pins m_pins;
};

}
