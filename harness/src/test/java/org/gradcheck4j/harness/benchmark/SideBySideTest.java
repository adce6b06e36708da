package org.gradcheck4j.harness.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SideBySideTest {

    private static final Setting ONE = new Setting(1, Setting.VECTOR, false);
    private static final Setting TWO = new Setting(2, Setting.VECTOR, false);
    private static final Setting TWO_PASSIVE = new Setting(2, Setting.VECTOR, true);

    @Test
    void of_a_peer_the_fastest_setting_counts() {
        SideBySide side = new SideBySide(Row.GRADIENT);
        side.addOurs(TWO, List.of(measured("ours", "2-4-1/8", 10)));
        side.addPeers(ONE, List.of(measured("SameDiff", "2-4-1/8", 40)));
        side.addPeers(TWO, List.of(measured("SameDiff", "2-4-1/8", 50)));
        side.addPeers(TWO_PASSIVE, List.of(measured("SameDiff", "2-4-1/8", 30)));
        assertThat(side.rows())
                .containsExactly(new Row(
                        "gradient", "2-4-1/8", "double", 2, "vector", Timing.of(10), "SameDiff", Timing.of(30)));
        assertThat(side.rows().get(0).ratio()).isEqualTo(3);
    }

    @Test
    void a_peer_has_no_more_threads_than_ours() {
        SideBySide side = new SideBySide(Row.GRADIENT);
        side.addOurs(ONE, List.of(measured("ours", "2-4-1/8", 10)));
        side.addPeers(ONE, List.of(measured("SameDiff", "2-4-1/8", 40)));
        side.addPeers(TWO, List.of(measured("SameDiff", "2-4-1/8", 20)));
        assertThat(side.rows()).extracting(Row::ratio).containsExactly(4.0);
    }

    @Test
    void only_the_same_work_is_compared() {
        SideBySide side = new SideBySide(Row.KERNEL);
        side.addOurs(ONE, List.of(measured("ours", "AB/2", 10), measured("ours", "AB/4", 20)));
        side.addPeers(ONE, List.of(measured("FMA peak", "AB/4", 5), measured("OpenBLAS", "AB/4", 15)));
        side.addPeers(ONE, List.of(new Measured("OpenBLAS", "AB/2", "float", Timing.of(1))));
        assertThat(side.rows()).extracting(Row::peerName).containsExactly("FMA peak", "OpenBLAS");
        assertThat(side.rows()).extracting(Row::size).containsOnly("AB/4");
        assertThat(side.rows()).extracting(Row::ratio).containsExactly(0.25, 0.75);
    }

    private static Measured measured(String by, String size, double nanos) {
        return new Measured(by, size, "double", Timing.of(nanos));
    }
}
