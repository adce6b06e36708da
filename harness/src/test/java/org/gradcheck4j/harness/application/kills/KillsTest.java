package org.gradcheck4j.harness.application.kills;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A few of what {@code ci/kills} does many of. */
class KillsTest {

    @Test
    void a_process_that_is_killed_while_it_writes_loses_and_mixes_nothing(@TempDir Path folder) throws Exception {
        assertThat(Kills.run(folder, Written.values().length, 1))
                .hasSize(Written.values().length)
                .allMatch(line -> line.contains(": 1 killed, nothing lost, nothing mixed"));
    }

    @Test
    void processes_that_write_to_one_folder_at_once_leave_one_whole_set(@TempDir Path folder) throws Exception {
        Kills.writeAtOnce(folder);
    }
}
