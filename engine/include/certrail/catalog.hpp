// What is known about certifications, skills, roles and markets, as plain values.
// Units everywhere: levels in percent 0..100, shares and weights in ppm, time in minutes, money in
// US cents. A Catalog that came out of the loader is valid: indices are in range, ids are unique.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "certrail/date.hpp"
#include "certrail/requirement.hpp"

namespace certrail {

inline constexpr std::int64_t kPpm = 1'000'000;

enum class ProviderKind { cloud, platform, neutral };
enum class Level { foundational, associate, specialty, professional, expert };
enum class Basis { published, estimated, judgement };

struct Provider {
  std::string id;
  std::string name;
  ProviderKind kind = ProviderKind::neutral;
  std::vector<std::string> aliases;
  /// What its certifications are in, as postings say it: "Kubernetes" in "Kubernetes certified".
  std::vector<std::string> certifies_in = {};
  friend bool operator==(const Provider&, const Provider&) = default;
};

/// A word that names a skill only where the text around it matches: Go in "Java, Go".
struct PatternAlias {
  std::string literal;  ///< capitals count
  std::string pattern;  ///< a regular expression, see data/README.md
  friend bool operator==(const PatternAlias&, const PatternAlias&) = default;
};

struct Skill {
  std::string id;
  std::string name;
  std::string category;
  std::optional<ProviderIndex> provider;  ///< bound to this provider; empty = neutral
  std::vector<std::string> aliases;
  // How postings name it besides; see mentions.hpp.
  std::vector<std::string> exact_aliases = {};  ///< whose capitals count
  std::vector<PatternAlias> pattern_aliases = {};
  std::vector<std::string> not_aliases =
      {};                ///< phrases that hold an alias and mean something else
  bool generic = false;  ///< an ordinary word of postings, which tells nothing
  friend bool operator==(const Skill&, const Skill&) = default;
};

/// Where one value of a record comes from.
struct Provenance {
  std::string field;
  std::string source;
  std::string as_of;
  Basis basis = Basis::judgement;
  std::string place;  ///< where in the source; may be empty
  std::string note;   ///< what is special about it; may be empty
  friend bool operator==(const Provenance&, const Provenance&) = default;
};

/// A field of a certification that sources disagree on, or leave open.
struct Doubt {
  /// What one source says.
  struct Statement {
    /// A number is in the unit of the field, a text a day, a name or a few words.
    std::variant<std::int64_t, std::string> value;
    std::string source;  ///< id of a Source
    std::string as_of;   ///< a year, month or day; may be empty
    friend bool operator==(const Statement&, const Statement&) = default;
  };
  std::string field;
  std::string what;                   ///< what is in doubt, in a few words
  std::vector<Statement> statements;  ///< at least one
  std::string note;                   ///< which is kept and why; may be empty
  friend bool operator==(const Doubt&, const Doubt&) = default;
};

/// One skill that an exam examines.
struct Attestation {
  SkillIndex skill = 0;
  int level = 0;                ///< 1..100, what passing proves
  std::int64_t exam_share = 0;  ///< ppm of the exam, > 0; all of an exam sum to 1,000,000
  friend bool operator==(const Attestation&, const Attestation&) = default;
};

/// One published section of an exam and how it was mapped to skills (shown, not computed with).
struct ExamDomain {
  struct Part {
    SkillIndex skill = 0;
    double share = 0;  ///< part of the domain, any unit
    friend bool operator==(const Part&, const Part&) = default;
  };
  std::string name;
  double percent = 0;
  std::vector<Part> parts;
  friend bool operator==(const ExamDomain&, const ExamDomain&) = default;
};

struct RoleFit {
  std::string role;
  int fit = 0;  ///< 0..100
  friend bool operator==(const RoleFit&, const RoleFit&) = default;
};

using RenewalRuleIndex = std::uint32_t;  ///< position in Catalog::renewal_rules

/// How a certification is kept valid.
enum class RenewalWay {
  for_life,    ///< it does not expire
  assessment,  ///< an assessment of its own, while its exam is offered
  exam,        ///< the exam again, or its successor of the same family
  credits      ///< hours of learning or attested work, whether the exam is offered or not
};

/// What it takes to renew once, and what is due each year; see horizon.hpp.
struct RenewalRule {
  std::string id;
  std::string name;  ///< short, such as "free online assessment"
  RenewalWay way = RenewalWay::exam;
  std::string text;                   ///< the conditions, as the vendor puts them
  std::optional<int> extends_months;  ///< by one renewal; empty = the certification's validity
  std::int64_t fee_cents = 0;         ///< of one renewal, beside fee_ppm
  std::int64_t fee_ppm = 0;           ///< of the exam's fee
  std::int64_t minutes = 0;           ///< of one renewal, beside study_ppm
  std::int64_t study_ppm = 0;         ///< of the exam's study_minutes
  std::int64_t yearly_fee_cents = 0;  ///< on each anniversary of the day it was earned
  bool yearly_fee_at_once = false;    ///< and on that day
  bool yearly_fee_shared = false;     ///< due once, for the dearest held of the provider
  std::vector<Provenance> provenance;
  friend bool operator==(const RenewalRule&, const RenewalRule&) = default;
};

struct Renewal {
  std::optional<RenewalRuleIndex> rule;        ///< empty = not known
  std::vector<CertificationIndex> renewed_by;  ///< a pass of one of these renews it too
  std::string extension;                       ///< how to extend it without exam; may be empty
  friend bool operator==(const Renewal&, const Renewal&) = default;
};

using DiscountIndex = std::uint32_t;  ///< position in Catalog::discounts

/// A way to pay less for an exam: shown as what a fee could be, never used in ranking.
struct Discount {
  std::string id;
  std::string name;  ///< short, such as "half price after a pass"
  ProviderIndex provider = 0;
  std::int64_t off_ppm = 0;  ///< of the fee
  /// Each pass of an exam of the provider gives it once; otherwise it depends on `condition` only.
  bool after_pass = false;
  std::optional<int> within_months;      ///< after the pass; empty = without end
  std::vector<CertificationIndex> only;  ///< these exams; empty = all of the provider
  std::string condition;
  std::vector<Provenance> provenance;
  friend bool operator==(const Discount&, const Discount&) = default;
};

struct Certification {
  std::string id;
  std::string name;
  ProviderIndex provider = 0;
  Level level = Level::foundational;
  std::string family;
  std::vector<std::string> aliases;
  std::vector<std::string> named_alone =
      {};                                 ///< what names it in a posting by itself, such as CISSP
  std::vector<Attestation> attestations;  ///< ascending skill, never empty
  std::int64_t study_minutes = 0;         ///< for somebody who knows none of it
  std::int64_t fee_cents = 0;
  std::vector<RoleFit> for_roles;  ///< ascending role id
  std::optional<Requirement> requires_;
  std::vector<CertificationIndex> recommends;
  std::vector<CertificationIndex> covers;
  std::vector<CertificationIndex> replaced_by;
  int min_experience_months = 0;
  int advised_experience_months = 0;
  std::optional<Date> available_from;  ///< first day the exam can be sat
  std::optional<Date> retires_on;      ///< last day the exam can be sat
  bool announced = false;              ///< no first day yet, never offered
  bool beta = false;
  std::optional<int> validity_months;  ///< empty = for life
  Renewal renewal;
  std::string official_url;
  std::string note;
  std::vector<Doubt> doubts;
  std::optional<int> exam_minutes;
  std::vector<ExamDomain> domains;
  std::vector<Provenance> provenance;
  friend bool operator==(const Certification&, const Certification&) = default;
};

/// A weighted choice of named things, such as roles 60:40. Empty = none.
struct Mixture {
  struct Part {
    std::string id;
    int share = 1;  ///< 1..1,000,000
    friend bool operator==(const Part&, const Part&) = default;
  };
  std::vector<Part> parts;
  friend bool operator==(const Mixture&, const Mixture&) = default;
};

struct RoleSkill {
  SkillIndex skill = 0;
  std::int64_t importance = 0;  ///< 0..1,000,000
  int need = 70;                ///< target level, 1..100
  friend bool operator==(const RoleSkill&, const RoleSkill&) = default;
};

/// What the weights of a role rest on: how many postings name each skill, or a list of skills.
struct RoleVector {
  struct Entry {
    SkillIndex skill = 0;
    std::optional<std::int64_t> share_ppm;  ///< empty: it is on the list
    friend bool operator==(const Entry&, const Entry&) = default;
  };
  std::string source;
  std::string what;    ///< such as "postings titled Cloud Engineer"
  std::string period;  ///< may be empty
  std::optional<std::int64_t> sample_size;
  std::string note;            ///< may be empty
  std::vector<Entry> entries;  ///< ascending skill
  friend bool operator==(const RoleVector&, const RoleVector&) = default;
};

/// The same occupation in other people's lists. Texts that are not known are empty.
struct Crosswalk {
  std::string esco_code;
  std::string esco_label;
  std::string esco_uri;
  std::string onet_code;
  std::string onet_title;
  std::vector<std::string> sfia;  ///< codes of skills
  friend bool operator==(const Crosswalk&, const Crosswalk&) = default;
};

struct Role {
  struct Credential {
    CertificationIndex certification = 0;
    int fit = 0;  ///< 0..100
    friend bool operator==(const Credential&, const Credential&) = default;
  };
  /// A skill whose weight was scaled down against what postings name.
  struct Reduction {
    SkillIndex skill = 0;
    double factor = 1;  ///< 0..1; shown, not computed with
    friend bool operator==(const Reduction&, const Reduction&) = default;
  };
  std::string id;
  std::string name;
  std::string summary;
  std::vector<std::string> aliases;
  std::vector<RoleSkill> skills;                       ///< ascending skill
  std::optional<std::vector<Credential>> credentials;  ///< replaces for_roles where present
  Mixture market;                                      ///< its default market; empty = the data's
  std::string method;                                  ///< how the weights came about
  Mixture parts = {};                    ///< roles whose weights they were mixed from; may be empty
  std::vector<RoleVector> vectors = {};  ///< what they rest on
  std::vector<SkillIndex> judged = {};   ///< skills that no posting names, ascending
  std::vector<Reduction> reduced = {};   ///< ascending skill
  Crosswalk crosswalk = {};
  std::vector<Provenance> provenance = {};
  std::string file = {};  ///< somebody's own, as they named it; empty = part of the data
  friend bool operator==(const Role&, const Role&) = default;
};

struct SkillDemand {
  SkillIndex skill = 0;
  std::int64_t demand = 0;  ///< 0..1,000,000
  friend bool operator==(const SkillDemand&, const SkillDemand&) = default;
};

struct ProviderFigure {
  ProviderIndex provider = 0;
  std::int64_t ppm = 0;
  friend bool operator==(const ProviderFigure&, const ProviderFigure&) = default;
};

/// What a share of a sample says about the whole: with 95% confidence it lies between these.
struct ShareInterval {
  std::int64_t low = 0;   ///< ppm
  std::int64_t high = 0;  ///< ppm
  friend bool operator==(const ShareInterval&, const ShareInterval&) = default;
};

struct Market {
  struct SkillInterval {
    SkillIndex skill = 0;
    ShareInterval interval;
    friend bool operator==(const SkillInterval&, const SkillInterval&) = default;
  };
  struct CertificationCount {
    CertificationIndex certification = 0;
    std::int64_t postings = 0;
    friend bool operator==(const CertificationCount&, const CertificationCount&) = default;
  };
  /// Postings that name both.
  struct CloudPair {
    ProviderIndex first = 0;
    ProviderIndex second = 0;
    std::int64_t ppm = 0;
    friend bool operator==(const CloudPair&, const CloudPair&) = default;
  };
  std::string id;
  std::string name;
  std::string region;
  std::string period;
  std::string source;
  std::optional<std::int64_t> sample_size;
  std::vector<SkillDemand> demand;          ///< ascending skill
  std::vector<ProviderFigure> recognition;  ///< ascending provider
  std::vector<ProviderFigure> shares;       ///< of clouds, ascending provider; absent = not known
  std::string file = {};                    ///< as that of a role
  // What is known of counted markets; shown, not computed with.
  std::vector<SkillInterval> intervals = {};                  ///< of demand, ascending skill
  std::vector<CertificationCount> certification_counts = {};  ///< ascending certification
  std::vector<CloudPair> cloud_pairs = {};
  friend bool operator==(const Market&, const Market&) = default;
};

struct Policy {
  std::string id;
  std::int64_t role_weight = 0;           ///< ppm
  std::int64_t market_weight = 0;         ///< ppm
  std::int64_t credential_weight = 0;     ///< ppm of readiness
  std::int64_t price_of_hour = 0;         ///< ppm of readiness per hour
  std::int64_t price_of_dollar = 0;       ///< ppm of readiness per dollar
  std::int64_t price_of_other_cloud = 0;  ///< ppm of readiness per certification
  std::int64_t transfer = 0;              ///< ppm of study that knowing everything saves
  std::array<std::int64_t, 101> ease{};   ///< ppm, never falling, 0 .. 1,000,000
  std::array<std::int64_t, 101> worth{};  ///< ppm, never falling, 0 .. 1,000,000
  std::string file = {};                  ///< as that of a role
  friend bool operator==(const Policy&, const Policy&) = default;
};

/// Exams that stand for one another in a track, whatever they are called this year.
struct TrackGroup {
  std::string id;
  std::string name;                   ///< such as "associate architecture"
  std::vector<std::string> families;  ///< never empty
  std::vector<Level> levels;          ///< only exams of these; empty = of any
  friend bool operator==(const TrackGroup&, const TrackGroup&) = default;
};

using TrackGroupIndex = std::uint32_t;  ///< position in Catalog::track_groups

/// Advice known by a name: what to hold in the end, and how to get there. See track.hpp.
struct Track {
  struct Hint {
    std::string topic;  ///< such as "hands-on practice"
    std::string text;
    friend bool operator==(const Hint&, const Hint&) = default;
  };
  std::string id;
  std::string name;
  std::vector<std::string> aliases;
  std::string summary;
  bool one_cloud = false;  ///< all groups by exams of one and the same cloud
  RequirementTree<TrackGroupIndex> goal;
  std::vector<Hint> hints;
  friend bool operator==(const Track&, const Track&) = default;
};

struct Source {
  std::string id;
  std::string address;
  std::string as_of;
  std::string kind;
  std::string reliability;
  std::string licence;      ///< what the source says of its use; may be empty
  std::string attribution;  ///< how it is named; may be empty
  friend bool operator==(const Source&, const Source&) = default;
};

/// Corrections and additions to the data that somebody loaded with them.
struct Overlay {
  /// One record that it adds or changes.
  struct Change {
    std::string kind;  ///< such as "certification"
    std::string id;
    std::vector<std::string> fields;  ///< those it changes; empty = the record is new
    std::optional<Date> until;        ///< the last day on which that holds; empty = no end
    bool ended = false;               ///< before the day that was loaded for: left out
    friend bool operator==(const Change&, const Change&) = default;
  };
  std::string id;
  std::string name;
  std::string file;  ///< as its document was called
  std::vector<Change> changes;
  friend bool operator==(const Overlay&, const Overlay&) = default;
};

struct Catalog {
  Date as_of;
  /// First day on which the data know what could be sat; questions cannot start before it.
  std::optional<Date> history_from;
  std::string hash;            ///< 16 hex digits over all content, whatever the order of files
  std::string default_market;  ///< for roles that name none; may be empty
  std::string default_policy;
  std::vector<Provider> providers;            ///< ascending id
  std::vector<Skill> skills;                  ///< in the order of skills.json, part of the data
  std::vector<SkillIndex> skills_by_id;       ///< all of them, ascending id
  std::vector<Certification> certifications;  ///< ascending id, bytewise
  std::vector<Role> roles;                    ///< ascending id
  std::vector<Market> markets;                ///< ascending id
  std::vector<Policy> policies;               ///< ascending id
  std::vector<TrackGroup> track_groups;       ///< ascending id
  std::vector<Track> tracks;                  ///< in the order of tracks.json
  std::vector<Source> sources;                ///< ascending id
  std::vector<Overlay> overlays;              ///< in the order in which they were laid
  std::vector<RenewalRule> renewal_rules;     ///< ascending id
  std::vector<Discount> discounts;            ///< ascending id

  friend bool operator==(const Catalog&, const Catalog&) = default;
};

// Look-ups by exact id; empty or nullptr where there is none.
std::optional<CertificationIndex> find_certification(const Catalog& catalog, std::string_view id);
std::optional<SkillIndex> find_skill(const Catalog& catalog, std::string_view id);
std::optional<ProviderIndex> find_provider(const Catalog& catalog, std::string_view id);
const Role* find_role(const Catalog& catalog, std::string_view id);
const Market* find_market(const Catalog& catalog, std::string_view id);
const Policy* find_policy(const Catalog& catalog, std::string_view id);
const Track* find_track(const Catalog& catalog, std::string_view id);

/// The certifications of a group, retired ones too (who holds one need not sit its successor),
/// ascending.
std::vector<CertificationIndex> members(const Catalog& catalog, const TrackGroup& group);

// The words the data files use.
std::string_view to_string(ProviderKind kind);
std::string_view to_string(Level level);
std::string_view to_string(Basis basis);
std::string_view to_string(RenewalWay way);

/// Could the exam be sat on `day`? (Announced ones never.)
bool offered_on(const Certification& certification, Date day);

/// "open", "beta" (open, but not final), "upcoming" or "retired".
std::string_view state_on(const Certification& certification, Date day);

/// How it is renewed, in the words of its rule; empty where no rule is known.
const std::string& renewal_text(const Catalog& catalog, const Certification& certification);

/// The basis of a field of a certification; empty where the data does not say.
std::optional<Basis> basis_of(const Certification& certification, std::string_view field);

}  // namespace certrail
