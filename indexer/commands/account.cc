#include "indexer/commands/account.h"

#include <pprsearch/error.h>

#include <nlohmann/json.hpp>
#include <ostream>
#include <utility>

#include "indexer/commands/gate.h"

namespace pprsearch {
namespace {

using nlohmann::ordered_json;

ordered_json json_of(const Objection& objection) {
  ordered_json json = {{"code", objection.code}, {"message", objection.message}};
  if (!objection.measure.empty()) json["measure"] = objection.measure;
  if (objection.value) json["value"] = *objection.value;
  if (objection.required) json["required"] = *objection.required;
  if (objection.published) json["published"] = *objection.published;
  return json;
}

ordered_json json_of(const Measures& measures) {
  ordered_json json = ordered_json::object();
  for (const auto& [name, value] : figures_of(measures)) json[name] = value;
  return json;
}

ordered_json members_of(const Account& account) {
  const IntakeCounts& counts = account.counts;
  ordered_json json = {{"command", account.command},
                       {"read", counts.read},
                       {"accepted", counts.accepted},
                       {"repaired", counts.repaired},
                       {"rejected", counts.rejected},
                       {"duplicates", counts.duplicates},
                       {"duplicates_kept", counts.kept},
                       {"assigned", counts.assigned},
                       {"vocabularies", account.vocabularies},
                       {"seconds", account.seconds()},
                       {"records_left_out", account.records_left_out}};
  if (account.generation) {
    json["generation"] = account.generation->number;
    json["digest"] = account.generation->digest;
    json["identity"] = account.generation->identity;
    json["published"] = account.published;
    json["unchanged"] = account.unchanged;
    json["lost"] = account.lost;
  }
  if (!account.gate.empty()) json["gate"] = account.gate;
  json["notes"] = account.notes;
  if (account.measures) json["measures"] = json_of(*account.measures);
  if (account.published_measures) json["published_measures"] = json_of(*account.published_measures);
  ordered_json messages = ordered_json::array();
  ordered_json refusals = ordered_json::array();
  for (const Objection& objection : account.objections) {
    messages.push_back(objection.message);
    refusals.push_back(json_of(objection));
  }
  json["objections"] = std::move(messages);
  json["refusals"] = std::move(refusals);
  if (!account.error.empty()) json["error"] = account.error;
  return json;
}

}  // namespace

double Account::seconds() const {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

std::string tell_note(const std::string& text, std::ostream& err) {
  std::string told = Error(text).what();
  err << "pprsearch-index: note: " << told << '\n';
  return told;
}

void Account::note(const std::string& text, std::ostream& err) {
  notes.push_back(tell_note(text, err));
}

void Account::add_record(const std::string& line) {
  if (records.size() < kMostRecords) {
    records.push_back(line);
  } else {
    ++records_left_out;
  }
}

std::string to_json(const Account& account) {
  constexpr int kIndent = 2;
  std::string text =
      members_of(account).dump(kIndent, ' ', false, ordered_json::error_handler_t::replace);
  text.erase(text.rfind("\n}"));
  text += ",\n  \"records\": [";
  for (std::size_t at = 0; at < account.records.size(); ++at) {
    text += (at == 0 ? "\n    " : ",\n    ") + account.records[at];
  }
  return text + (account.records.empty() ? "]\n}\n" : "\n  ]\n}\n");
}

}  // namespace pprsearch
