// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/figure/method.h"

#include <QTextBrowser>

namespace ui {

/// Shows pages of the method; each is at the address `method:<id>`.
class MethodBrowser : public QTextBrowser {
    Q_OBJECT
public:
    explicit MethodBrowser(const std::vector<model::MethodPage>& pages, QWidget* parent = nullptr);

    void turnTo(const QString& page);
    QString page() const { return source().path(); }

    QVariant loadResource(int type, const QUrl& name) override;

private:
    QString html(const model::MethodPage& page) const;

    const std::vector<model::MethodPage>& m_pages;
};

}
