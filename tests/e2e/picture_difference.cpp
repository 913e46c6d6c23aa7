// SPDX-License-Identifier: GPL-3.0-or-later
// picture_difference <a.png> <b.png>: prints which share of the pictures' blocks looks different, 1 where they have different sizes.
// Blocks are small and compared by their mean colours, so that edges drawn by another program do not count.
#include <QColor>
#include <QImage>
#include <QString>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace {

constexpr int blockSide = 8;
constexpr int tolerance = 24; // of 255, in any of the three colours

/// A pixel for each block, with its mean colour.
QImage blocksOf(const QImage& image)
{
    return image.scaled(
        std::max(1, image.width() / blockSide), std::max(1, image.height() / blockSide), Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
}

double difference(const QImage& a, const QImage& b)
{
    if (a.size() != b.size())
        return 1;
    const auto first = blocksOf(a);
    const auto second = blocksOf(b);
    int different = 0;
    for (int y = 0; y < first.height(); ++y) {
        for (int x = 0; x < first.width(); ++x) {
            const auto p = first.pixel(x, y);
            const auto q = second.pixel(x, y);
            if (std::max({ std::abs(qRed(p) - qRed(q)), std::abs(qGreen(p) - qGreen(q)), std::abs(qBlue(p) - qBlue(q)) }) > tolerance)
                ++different;
        }
    }
    return static_cast<double>(different) / (first.width() * first.height());
}

}

int main(int argc, char* argv[])
{
    if (argc != 3)
        return 1;
    const QImage first(QString::fromLocal8Bit(argv[1]));
    const QImage second(QString::fromLocal8Bit(argv[2]));
    if (first.isNull() || second.isNull()) {
        std::fprintf(stderr, "picture_difference: %s cannot be read\n", first.isNull() ? argv[1] : argv[2]);
        return 1;
    }
    std::printf("%.5f\n", difference(first.convertToFormat(QImage::Format_RGB32), second.convertToFormat(QImage::Format_RGB32)));
    return 0;
}
