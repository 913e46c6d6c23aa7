// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/records/field_description.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QList>
#include <QTimer>

namespace ui {

class ReasonBubble;

/// The head of a record table: titles, and under each a field for what its column is filtered by.
class FilterHeader : public QHeaderView {
    Q_OBJECT
public:
    explicit FilterHeader(model::RecordKind kind, QWidget* parent = nullptr);

    void setFilterText(int column, const QString& text);
    QString filterText(int column) const { return m_fields[column]->text(); }
    QStringList filterTexts() const;
    void clearFilters();
    void applyNow(); ///< what waits for the next letter
    void focusFilter(int column);

    /// Why the filter of the column is none; empty: it is one.
    void setReason(int column, const QString& reason);
    void setDelay(int milliseconds) { m_delay.setInterval(milliseconds); } ///< from the last letter to the filter

    QSize sizeHint() const override;

signals:
    void filterEdited(int column, const QString& text);
    void leftDownwards(); ///< from a filter into the table

protected:
    void updateGeometries() override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void placeFields();
    void showReason(int column);
    void emitEdited();
    int fieldHeight() const { return m_fields.first()->sizeHint().height(); }

    QList<QLineEdit*> m_fields; ///< by column
    QStringList m_reasons;
    ReasonBubble* m_bubble;
    QTimer m_delay;
    QList<int> m_edited;
};

}
