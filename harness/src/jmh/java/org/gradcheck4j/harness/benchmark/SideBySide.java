package org.gradcheck4j.harness.benchmark;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What was measured in each setting: ours, and a peer's. */
final class SideBySide {

    private final String bench;
    private final Map<Setting, List<Measured>> ours = new LinkedHashMap<>();
    private final Map<Setting, List<Measured>> peers = new LinkedHashMap<>();

    SideBySide(String bench) {
        this.bench = bench;
    }

    void addOurs(Setting setting, List<Measured> measured) {
        ours.computeIfAbsent(setting, each -> new ArrayList<>()).addAll(measured);
    }

    void addPeers(Setting setting, List<Measured> measured) {
        peers.computeIfAbsent(setting, each -> new ArrayList<>()).addAll(measured);
    }

    /**
     * {@return a row for each of our measurements and each peer of the same work}. Of a peer, the fastest setting counts that
     * has no more threads than ours: more can be slower.
     */
    List<Row> rows() {
        return ours.entrySet().stream()
                .flatMap(each -> each.getValue().stream().flatMap(mine -> rows(each.getKey(), mine)))
                .toList();
    }

    private Stream<Row> rows(Setting setting, Measured mine) {
        return peers.values().stream()
                .flatMap(List::stream)
                .filter(mine::isSameWork)
                .map(Measured::by)
                .distinct()
                .flatMap(peer -> best(peer, setting.threads(), mine).stream()
                        .map(timing -> new Row(
                                bench,
                                mine.size(),
                                mine.precision(),
                                setting.threads(),
                                setting.kernel(),
                                mine.timing(),
                                peer,
                                timing)));
    }

    private Optional<Timing> best(String peer, int mostThreads, Measured mine) {
        return peers.entrySet().stream()
                .filter(each -> each.getKey().threads() <= mostThreads)
                .flatMap(each -> each.getValue().stream())
                .filter(each -> each.by().equals(peer) && each.isSameWork(mine))
                .map(Measured::timing)
                .min(Comparator.comparingDouble(Timing::median));
    }
}
