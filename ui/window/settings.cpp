// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/settings.h"

#include "ui/base/text.h"

#include <QSettings>

#include <algorithm>
#include <array>

namespace ui {

namespace {

const std::array themeWords { QStringLiteral("desktop"), QStringLiteral("light"), QStringLiteral("dark") };
const std::array formatWords { QStringLiteral("png"), QStringLiteral("svg"), QStringLiteral("pdf") };

const std::array textWords { QStringLiteral("text"), QStringLiteral("paths") };

const auto tablesKey = QStringLiteral("tables/");

template <class Words> std::size_t place(const Words& words, const QVariant& word)
{
    const auto found = std::ranges::find(words, word.toString());
    return found == words.end() ? 0 : static_cast<std::size_t>(found - words.begin());
}

charts::PictureSpec specIn(const QSettings& store, const QString& group)
{
    charts::PictureSpec spec;
    const auto value = [&](const char* key) { return store.value(group + QLatin1String(key)); };
    spec.format = static_cast<charts::PictureFormat>(place(formatWords, value("format")));
    const auto size = value("size").toSize();
    if (size.width() >= 100 && size.height() >= 100 && size.width() <= 10000 && size.height() <= 10000)
        spec.sizePx = size;
    const double dpi = value("dpi").toDouble();
    if (dpi >= 96 && dpi <= 600)
        spec.dpi = dpi;
    spec.theme = value("theme").toString() == themeWords[2] ? charts::ThemeKind::Dark : charts::ThemeKind::Light;
    spec.isTransparent = value("transparent").toBool();
    spec.svgText = static_cast<charts::SvgText>(place(textWords, value("text")));
    return spec;
}

void saveSpec(const charts::PictureSpec& spec, const QString& group, QSettings& store)
{
    const auto set = [&](const char* key, const QVariant& value) { store.setValue(group + QLatin1String(key), value); };
    set("format", formatWords[static_cast<std::size_t>(spec.format)]);
    set("size", spec.sizePx);
    set("dpi", spec.dpi);
    set("theme", themeWords[spec.theme == charts::ThemeKind::Dark ? 2 : 1]);
    set("transparent", spec.isTransparent);
    set("text", textWords[static_cast<std::size_t>(spec.svgText)]);
}

}

void remember(QStringList& recentFiles, const QString& file)
{
    recentFiles.removeAll(file);
    recentFiles.prepend(file);
    while (recentFiles.size() > maxRecentFiles)
        recentFiles.removeLast();
}

Settings loadSettings(const QSettings& store)
{
    Settings settings;
    settings.geometry = store.value(QStringLiteral("window/geometry")).toByteArray();
    settings.layout = store.value(QStringLiteral("window/layout")).toByteArray();
    settings.recentFiles = store.value(QStringLiteral("files/recent")).toStringList();
    settings.opening = store.value(QStringLiteral("files/opening")).toString();
    settings.preferences.theme = static_cast<ThemeChoice>(place(themeWords, store.value(QStringLiteral("window/theme"))));
    for (const auto& key : store.allKeys()) {
        if (key.startsWith(tablesKey))
            settings.tables.insert(key.mid(tablesKey.size()), store.value(key).toByteArray());
    }
    const auto pins = store.value(QStringLiteral("files/pins")).toMap();
    for (auto pin = pins.begin(); pin != pins.end(); ++pin)
        settings.pins.insert(pin.key(), pin.value().toStringList());
    settings.picture.spec = specIn(store, QStringLiteral("picture/"));
    if (store.contains(QStringLiteral("usual/format")))
        settings.preferences.picture = specIn(store, QStringLiteral("usual/"));
    settings.preferences.startQuarter = model::parseQuarter(fromQt(store.value(QStringLiteral("files/quarter")).toString()));
    const auto words = [&](const char* key) { return fromQt(store.value(QString::fromLatin1(key)).toString()); };
    settings.picture.words = { words("picture/title"), words("picture/subtitle"), words("picture/note") };
    settings.picture.view = words("picture/view");
    settings.picture.isInMm = store.value(QStringLiteral("picture/millimetres")).toBool();
    settings.picture.marksPinned = store.value(QStringLiteral("picture/pinned"), true).toBool();
    settings.picture.remembers = store.value(QStringLiteral("picture/memory"), true).toBool();
    settings.picture.path = store.value(QStringLiteral("picture/folder")).toString();
    return settings;
}

void saveSettings(const Settings& settings, QSettings& store)
{
    store.setValue(QStringLiteral("window/geometry"), settings.geometry);
    store.setValue(QStringLiteral("window/layout"), settings.layout);
    store.setValue(QStringLiteral("files/recent"), settings.recentFiles);
    store.setValue(QStringLiteral("files/opening"), settings.opening);
    store.setValue(QStringLiteral("window/theme"), themeWords[static_cast<std::size_t>(settings.preferences.theme)]);
    for (auto table = settings.tables.begin(); table != settings.tables.end(); ++table)
        store.setValue(tablesKey + table.key(), table.value());
    QVariantMap pins;
    for (auto pin = settings.pins.begin(); pin != settings.pins.end(); ++pin)
        pins.insert(pin.key(), pin.value());
    store.setValue(QStringLiteral("files/pins"), pins);
    saveSpec(settings.picture.spec, QStringLiteral("picture/"), store);
    store.remove(QStringLiteral("usual"));
    if (settings.preferences.picture)
        saveSpec(*settings.preferences.picture, QStringLiteral("usual/"), store);
    const auto quarter = settings.preferences.startQuarter;
    store.setValue(QStringLiteral("files/quarter"), quarter ? toQt(model::quarterText(*quarter)) : QString());
    store.setValue(QStringLiteral("picture/title"), toQt(settings.picture.words.title));
    store.setValue(QStringLiteral("picture/subtitle"), toQt(settings.picture.words.subtitle));
    store.setValue(QStringLiteral("picture/note"), toQt(settings.picture.words.note));
    store.setValue(QStringLiteral("picture/view"), toQt(settings.picture.view));
    store.setValue(QStringLiteral("picture/millimetres"), settings.picture.isInMm);
    store.setValue(QStringLiteral("picture/pinned"), settings.picture.marksPinned);
    store.setValue(QStringLiteral("picture/memory"), settings.picture.remembers);
    store.setValue(QStringLiteral("picture/folder"), settings.picture.path);
    store.sync(); // the program may be killed while a file is opened
}

}
