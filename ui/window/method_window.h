// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/figure/method.h"

#include <QDialog>

#include <vector>

class QLabel;
class QLineEdit;
class QListWidget;
class QUrl;

namespace ui {

class MethodBrowser;

/// The pages that say how every number is made: a list to find them in, and the page beside it. Stays open beside the figure.
class MethodWindow : public QDialog {
    Q_OBJECT
public:
    explicit MethodWindow(QWidget* parent = nullptr, const model::Words& words = {});

    /// Turns to the page and comes to the front.
    void showPage(const QString& page);
    QString page() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    void find(const QString& words);
    void markFound();
    void showInList(const QUrl& source);

    std::vector<model::MethodPage> m_pages;
    QLineEdit* m_find;
    QListWidget* m_list;
    QLabel* m_nothing;
    MethodBrowser* m_text;
};

}
