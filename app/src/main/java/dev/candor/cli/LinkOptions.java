package dev.candor.cli;

import picocli.CommandLine.Option;

import tools.jackson.databind.node.ObjectNode;

import java.util.List;

/** The option that says what a notice is connected with. */
final class LinkOptions {
    @Option(
            names = "--link",
            paramLabel = "RELATION=TARGET",
            description =
                    "What it is connected with: continues, caused_by, unrelated_to, recurs,"
                            + " follow_up or sibling, and the id of another notice; or"
                            + " supplier_report or discussion, and an address; or change, and the"
                            + " id of the change that brought it about. May be given several"
                            + " times; with 'edit' they replace all links.")
    List<String> links = List.of();

    /**
     * Puts them into a request; without any, the request says nothing of links.
     *
     * @throws Failure when one is not written as it must be
     */
    void addTo(ObjectNode request) {
        if (links.isEmpty()) {
            return;
        }
        var all = request.putArray("links");
        for (var link : links) {
            var equals = link.indexOf('=');
            if (equals < 1 || equals == link.length() - 1) {
                throw new Failure(
                        ExitCodes.USAGE,
                        "'" + link + "' is no link",
                        "write it as caused_by=k3xq81mzv0ab");
            }
            var relation = link.substring(0, equals);
            var target = link.substring(equals + 1);
            var each = all.addObject();
            if (relation.equals("change")) {
                each.put("change", target);
            } else if (target.contains("://")) {
                each.put("relation", relation).put("url", target).put("label", target);
            } else {
                each.put("relation", relation).put("notice", target);
            }
        }
    }
}
