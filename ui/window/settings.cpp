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
    settings.theme = static_cast<ThemeChoice>(place(themeWords, store.value(QStringLiteral("window/theme"))));
    for (const auto& key : store.allKeys()) {
        if (key.startsWith(tablesKey))
            settings.tables.insert(key.mid(tablesKey.size()), store.value(key).toByteArray());
    }
    auto& spec = settings.picture.spec;
    spec.format = static_cast<charts::PictureFormat>(place(formatWords, store.value(QStringLiteral("picture/format"))));
    const auto size = store.value(QStringLiteral("picture/size")).toSize();
    if (size.width() >= 100 && size.height() >= 100 && size.width() <= 10000 && size.height() <= 10000)
        spec.sizePx = size;
    const double dpi = store.value(QStringLiteral("picture/dpi")).toDouble();
    if (dpi >= 96 && dpi <= 600)
        spec.dpi = dpi;
    spec.theme
        = store.value(QStringLiteral("picture/theme")).toString() == themeWords[2] ? charts::ThemeKind::Dark : charts::ThemeKind::Light;
    spec.isTransparent = store.value(QStringLiteral("picture/transparent")).toBool();
    spec.svgText = static_cast<charts::SvgText>(place(textWords, store.value(QStringLiteral("picture/text"))));
    const auto words = [&](const char* key) { return fromQt(store.value(QString::fromLatin1(key)).toString()); };
    settings.picture.words = { words("picture/title"), words("picture/subtitle"), words("picture/note") };
    settings.picture.view = words("picture/view");
    settings.picture.isInMm = store.value(QStringLiteral("picture/millimetres")).toBool();
    settings.picture.path = store.value(QStringLiteral("picture/folder")).toString();
    return settings;
}

void saveSettings(const Settings& settings, QSettings& store)
{
    store.setValue(QStringLiteral("window/geometry"), settings.geometry);
    store.setValue(QStringLiteral("window/layout"), settings.layout);
    store.setValue(QStringLiteral("files/recent"), settings.recentFiles);
    store.setValue(QStringLiteral("files/opening"), settings.opening);
    store.setValue(QStringLiteral("window/theme"), themeWords[static_cast<std::size_t>(settings.theme)]);
    for (auto table = settings.tables.begin(); table != settings.tables.end(); ++table)
        store.setValue(tablesKey + table.key(), table.value());
    const auto& spec = settings.picture.spec;
    store.setValue(QStringLiteral("picture/format"), formatWords[static_cast<std::size_t>(spec.format)]);
    store.setValue(QStringLiteral("picture/size"), spec.sizePx);
    store.setValue(QStringLiteral("picture/dpi"), spec.dpi);
    store.setValue(QStringLiteral("picture/theme"), themeWords[spec.theme == charts::ThemeKind::Dark ? 2 : 1]);
    store.setValue(QStringLiteral("picture/transparent"), spec.isTransparent);
    store.setValue(QStringLiteral("picture/text"), textWords[static_cast<std::size_t>(spec.svgText)]);
    store.setValue(QStringLiteral("picture/title"), toQt(settings.picture.words.title));
    store.setValue(QStringLiteral("picture/subtitle"), toQt(settings.picture.words.subtitle));
    store.setValue(QStringLiteral("picture/note"), toQt(settings.picture.words.note));
    store.setValue(QStringLiteral("picture/view"), toQt(settings.picture.view));
    store.setValue(QStringLiteral("picture/millimetres"), settings.picture.isInMm);
    store.setValue(QStringLiteral("picture/folder"), settings.picture.path);
    store.sync(); // the program may be killed while a file is opened
}

}
