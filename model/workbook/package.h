// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace model {

/// The parts of a zip file from anywhere, which may be anything: a part that unpacks beyond measure (above 4 GB, or above 64 MB and 250
/// times what is packed; workbooks unpack to 10 to 40 times) is refused.
class Package {
public:
    /// Reads one part from its beginning to its end; the package must outlive it.
    class Part {
    public:
        /// One that was unpacked already.
        explicit Part(std::shared_ptr<const std::string> bytes);
        Part(Part&&) noexcept;
        Part& operator=(Part&&) noexcept;
        ~Part();

        /// The next bytes; 0 at the end. Throws Error (Damaged, Invalid).
        std::size_t read(char* to, std::size_t size);
        double share() const; ///< how much of it is read, 0 to 1

    private:
        friend class Package;
        struct State;
        explicit Part(std::unique_ptr<State> state);
        std::unique_ptr<State> m_state;
    };

    /// Throws Error (Damaged) for what is no zip file or half of one.
    explicit Package(const std::filesystem::path& path);
    Package(Package&&) noexcept;
    Package& operator=(Package&&) noexcept;
    ~Package();

    const std::string& shownName() const; ///< the file's name without its folder
    std::vector<std::string> names() const;
    bool has(const std::string& name) const;

    /// Throws Error (Damaged) where there is no such part, (Invalid) where it needs a password. Letters' case is ignored.
    Part open(const std::string& name) const;
    /// A part as a whole; throws Error where it has more than `most` bytes.
    std::string text(const std::string& name, std::size_t most) const;
    std::size_t sizeOf(const std::string& name) const; ///< unpacked, as the package says

private:
    struct State;
    std::unique_ptr<State> m_state;
};

}
