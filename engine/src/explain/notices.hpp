// What the reader of an answer should know: what was assumed, what is estimated, what runs out.
#pragma once

#include <vector>

#include "certrail/recommendation.hpp"
#include "scoring/assessment.hpp"

namespace certrail {

/// About the question as a whole. `asked` is the profile before defaults were filled in, `profile`
/// the one after, here and below.
std::vector<Notice> question_notices(const Catalog& catalog, const Profile& asked,
                                     const Profile& profile, const Assessment& assessment);

/// Adds to every step of a path what is to be known of its exam.
void add_step_notices(const Catalog& catalog, const Profile& profile, const Assessment& assessment,
                      Path& path);

/// Held certifications that run out before the last of the paths ends.
void add_expiry_notices(const Catalog& catalog, const Profile& profile,
                        const Assessment& assessment, const std::vector<Path>& paths,
                        std::vector<Notice>& notices);

}  // namespace certrail
