"""Reads the compose file of docs/scaling.md, and prints what its node is to be given: lines of
opensearch.yml, or with --heap the options of its JVM. What is no compose file, or asks for what a
node alone cannot be given, is an error."""
import re
import sys

import yaml

page, heap = sys.argv[1], sys.argv[2:] == ["--heap"]
shown = re.search(r"```yaml\n(# docker compose.*?)```", open(page).read(), re.S).group(1)
compose = yaml.safe_load(shown)
assert list(compose) == ["services"], list(compose)
(service,) = compose["services"].values()
assert set(service) == {"image", "environment", "ports"}, set(service)
assert re.fullmatch(r"opensearchproject/opensearch:\d+\.\d+\.\d+", service["image"]), service["image"]
assert all(re.fullmatch(r"127\.0\.0\.1:\d+:9200", port) for port in service["ports"]), service["ports"]
environment = dict(service["environment"])
assert all(isinstance(value, str) for value in environment.values()), environment
# These two are read by the image's script; a node of the distribution has no plugin to be put out.
options = environment.pop("OPENSEARCH_JAVA_OPTS")
assert environment.pop("DISABLE_SECURITY_PLUGIN") == "true"
# The script hands every other variable with a dot to the node as a setting.
assert all("." in name for name in environment), environment
if heap:
    print(options)
else:
    print("\n".join(f"{name}: {value}" for name, value in environment.items()))
