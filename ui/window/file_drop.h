// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>

class QWidget;

namespace ui {

/// Takes files that are dropped on a window: one of any kind, or tables together.
class FileDrop : public QObject {
    Q_OBJECT
public:
    explicit FileDrop(QWidget* window);

    bool eventFilter(QObject* watched, QEvent* event) override;

signals:
    void tablesDropped(const QStringList& files); ///< to be imported
    void fileDropped(const QString& file);        ///< a document or a picture
};

}
