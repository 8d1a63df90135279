// Answers in words.
#pragma once

#include <string>

#include "certrail/engine.hpp"

namespace certrail::cli {

/// "SAA-C03" of "aws:SAA-C03"; the whole id where another provider has the same code.
std::string code_of(const Catalog& catalog, CertificationIndex certification);

/// The name without a code in brackets at its end, where the code stands beside it.
std::string bare_name(const Certification& certification);

/// Who was understood to ask, in one sentence: role, market, clouds, hours a week, start, limits.
std::string understood(const Catalog& catalog, const Profile& profile);

/// What a step is good for, from its terms: the two or three skills it adds most to, else what it
/// leads to.
std::string why(const Engine& engine, const Path& path, std::size_t step);

/// What a whole path's score is made of: "skills +41.2, credentials +6.0, hours -3.1, ...".
std::string score_in_words(const Path& path);

/// Is the list proven, and if not, how far off can it be?
std::string proof(const Recommendation& answer);

/// What has to be given up so that something is feasible.
std::string relaxed(const Catalog& catalog, const Recommendation& answer);

/// A requirement tree as an expression of short codes.
std::string expression(const Catalog& catalog, const Requirement& requirement);

}  // namespace certrail::cli
