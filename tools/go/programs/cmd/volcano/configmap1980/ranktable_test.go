package configmap1980

import (
	"encoding/json"
	"fmt"
	"testing"
)

// npus is the annotation of a pod that got the given devices of a server.
func npus(t *testing.T, pod, server string, devices ...int) podNPUs {
	t.Helper()
	text := ""
	for _, id := range devices {
		if text != "" {
			text += ","
		}
		text += fmt.Sprintf(`{"device_id":"%d","device_ip":"29.%s.%d"}`, id, server, id)
	}
	var parsed podNPUs
	if err := json.Unmarshal([]byte(fmt.Sprintf(`{"pod_name":%q,"server_id":%q,"devices":[%s]}`, pod, server, text)), &parsed); err != nil {
		t.Fatal(err)
	}
	return parsed
}

func next(t *testing.T, old rankTable, total int, ready ...podNPUs) (string, bool) {
	t.Helper()
	table, changed, err := nextTable(old, total, ready)
	if err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(table)
	if err != nil {
		t.Fatal(err)
	}
	return string(text), changed
}

func want(t *testing.T, got string, changed bool, wanted string, wantedChange bool) {
	t.Helper()
	if got != wanted {
		t.Errorf("table\n got %s\nwant %s", got, wanted)
	}
	if changed != wantedChange {
		t.Errorf("changed: got %v, want %v", changed, wantedChange)
	}
}

func TestWaitsUntilEveryPodHasItsNPUs(t *testing.T) {
	got, changed := next(t, parseTable(`{"status":"initializing"}`), 2, npus(t, "j-main-0", "10.0.0.1", 0))
	want(t, got, changed, `{"status":"initializing"}`, false)
}

func TestCompletesInOrderOfPodsAndDevices(t *testing.T) {
	got, changed := next(t, parseTable("{\n \"status\":\"initializing\"\n}"), 2,
		npus(t, "j-main-0", "10.0.0.2", 10, 9), npus(t, "j-work-0", "10.0.0.1", 0))
	want(t, got, changed, `{"status":"completed","version":"1.0","server_count":"2","server_list":[`+
		`{"server_id":"10.0.0.2","device":[{"device_id":"9","device_ip":"29.10.0.0.2.9","rank_id":"0"},{"device_id":"10","device_ip":"29.10.0.0.2.10","rank_id":"1"}]},`+
		`{"server_id":"10.0.0.1","device":[{"device_id":"0","device_ip":"29.10.0.0.1.0","rank_id":"2"}]}]}`, true)
}

func TestTwoPodsOfOneServerAreOneEntry(t *testing.T) {
	got, _ := next(t, parseTable(""), 2, npus(t, "j-main-0", "s", 1), npus(t, "j-main-1", "s", 0))
	want(t, got, true, `{"status":"completed","version":"1.0","server_count":"1","server_list":[`+
		`{"server_id":"s","device":[{"device_id":"0","device_ip":"29.s.0","rank_id":"0"},{"device_id":"1","device_ip":"29.s.1","rank_id":"1"}]}]}`, true)
}

func TestUnchangedTableIsNotWritten(t *testing.T) {
	first, _, _ := nextTable(rankTable{Status: initializing}, 1, []podNPUs{npus(t, "p", "a", 0, 1)})
	_, changed := next(t, first, 1, npus(t, "p", "a", 1, 0))
	if changed {
		t.Error("the same pods must not write the table again")
	}
}

func TestRanksSurviveAnEviction(t *testing.T) {
	table, _, _ := nextTable(rankTable{Status: initializing}, 2, []podNPUs{npus(t, "main-0", "a", 0, 1), npus(t, "work-0", "b", 0, 1)})

	lost, changed, _ := nextTable(table, 2, []podNPUs{npus(t, "work-0", "b", 0, 1)})
	text, _ := json.Marshal(lost)
	want(t, string(text), changed, `{"status":"initializing","version":"1.0","server_count":"2","server_list":[`+
		`{"server_id":"a","device":[{"device_id":"0","device_ip":"29.a.0","rank_id":"0"},{"device_id":"1","device_ip":"29.a.1","rank_id":"1"}]},`+
		`{"server_id":"b","device":[{"device_id":"0","device_ip":"29.b.0","rank_id":"2"},{"device_id":"1","device_ip":"29.b.1","rank_id":"3"}]}]}`, true)

	// main-0 comes back on another server: it takes the ranks that are free, work-0 keeps its own.
	got, changed := next(t, lost, 2, npus(t, "main-0", "c", 0, 1), npus(t, "work-0", "b", 0, 1))
	want(t, got, changed, `{"status":"completed","version":"1.0","server_count":"2","server_list":[`+
		`{"server_id":"c","device":[{"device_id":"0","device_ip":"29.c.0","rank_id":"0"},{"device_id":"1","device_ip":"29.c.1","rank_id":"1"}]},`+
		`{"server_id":"b","device":[{"device_id":"0","device_ip":"29.b.0","rank_id":"2"},{"device_id":"1","device_ip":"29.b.1","rank_id":"3"}]}]}`, true)
}

func TestDeviceIDMustBeANumber(t *testing.T) {
	bad := podNPUs{PodName: "p", ServerID: "a"}
	if err := json.Unmarshal([]byte(`{"pod_name":"p","server_id":"a","devices":[{"device_id":"x"}]}`), &bad); err != nil {
		t.Fatal(err)
	}
	if _, _, err := nextTable(rankTable{Status: initializing}, 1, []podNPUs{bad}); err == nil {
		t.Error("a device id that is no number must be refused")
	}
}
