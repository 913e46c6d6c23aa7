// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/figure/picture_words.h"

#include <algorithm>

namespace model {

Figure withWords(Figure figure, const PictureWords& words)
{
    if (!words.title.empty())
        figure.title = words.title;
    auto kept = std::min(figure.footerKept, figure.footer.size());
    const auto keep = [&](std::size_t place, std::string sentence) {
        figure.footer.insert(figure.footer.begin() + static_cast<std::ptrdiff_t>(place), std::move(sentence));
        ++kept;
    };
    if (!words.subtitle.empty() && words.subtitle != figure.subtitle) {
        if (!figure.subtitle.empty())
            keep(0, std::move(figure.subtitle));
        figure.subtitle = words.subtitle;
    }
    if (!words.note.empty())
        keep(kept, words.note);
    figure.footerKept = kept;
    return figure;
}

}
