package configmap1980

import (
	"encoding/json"
	"fmt"
	"sort"
	"strconv"
)

// The two states of a rank table. A training script waits until its table is completed.
const (
	initializing = "initializing"
	completed    = "completed"
)

// rankTable is HCCL's rank table of version 1.0 ("template 1"); every number is a string.
type rankTable struct {
	Status      string   `json:"status"`
	Version     string   `json:"version,omitempty"`
	ServerCount string   `json:"server_count,omitempty"`
	ServerList  []server `json:"server_list,omitempty"`
}

// server is one machine of the table.
type server struct {
	ServerID string   `json:"server_id"`
	Device   []device `json:"device"`
}

// device is one NPU of a server.
type device struct {
	DeviceID string `json:"device_id"`
	DeviceIP string `json:"device_ip"`
	RankID   string `json:"rank_id"`
}

// podNPUs is what CCE's NPU device plugin writes into the annotation of a pod that got its NPUs.
type podNPUs struct {
	PodName  string `json:"pod_name"`
	ServerID string `json:"server_id"`
	Devices  []struct {
		DeviceID string `json:"device_id"`
		DeviceIP string `json:"device_ip"`
	} `json:"devices"`
}

// parseTable reads the table in a ConfigMap. Text that is no rank table counts as one that has not begun.
func parseTable(text string) rankTable {
	var table rankTable
	if err := json.Unmarshal([]byte(text), &table); err != nil || table.Status == "" {
		return rankTable{Status: initializing}
	}
	return table
}

// nextTable gives the table that follows from the pods of a job, and whether it differs from the old one.
//
// total is the number of pods that ask for NPUs; ready are those that have them, in the order of tasks and indexes. As
// long as pods are missing only the status of the old table changes, so that its ranks are known when they come back.
// A device that was in the old table keeps its rank; every other one gets the smallest free rank.
func nextTable(old rankTable, total int, ready []podNPUs) (rankTable, bool, error) {
	if len(ready) < total {
		if old.Status == initializing {
			return old, false, nil
		}
		next := old
		next.Status = initializing
		return next, true, nil
	}
	servers, err := serversOf(ready)
	if err != nil {
		return old, false, err
	}
	assignRanks(servers, ranksOf(old))
	next := rankTable{
		Status:      completed,
		Version:     "1.0",
		ServerCount: strconv.Itoa(len(servers)),
		ServerList:  servers,
	}
	return next, !equal(old, next), nil
}

// serversOf groups the NPUs of pods by server: servers in the order of their first pod, devices by number.
func serversOf(ready []podNPUs) ([]server, error) {
	var servers []server
	position := map[string]int{}
	for _, pod := range ready {
		at, known := position[pod.ServerID]
		if !known {
			at = len(servers)
			position[pod.ServerID] = at
			servers = append(servers, server{ServerID: pod.ServerID})
		}
		for _, npu := range pod.Devices {
			if _, err := strconv.Atoi(npu.DeviceID); err != nil {
				return nil, fmt.Errorf("pod %s: device_id %q is not a number", pod.PodName, npu.DeviceID)
			}
			servers[at].Device = append(servers[at].Device, device{DeviceID: npu.DeviceID, DeviceIP: npu.DeviceIP})
		}
	}
	for _, one := range servers {
		sort.SliceStable(one.Device, func(i, j int) bool { return number(one.Device[i].DeviceID) < number(one.Device[j].DeviceID) })
	}
	return servers, nil
}

// ranksOf lists the ranks that a table has given out, by server and device.
func ranksOf(table rankTable) map[[2]string]string {
	ranks := map[[2]string]string{}
	for _, one := range table.ServerList {
		for _, npu := range one.Device {
			ranks[[2]string{one.ServerID, npu.DeviceID}] = npu.RankID
		}
	}
	return ranks
}

// assignRanks fills in the ranks of all devices: those that had one keep it, the others get the smallest free one.
func assignRanks(servers []server, before map[[2]string]string) {
	taken := map[string]bool{}
	for _, one := range servers {
		for i := range one.Device {
			if rank, kept := before[[2]string{one.ServerID, one.Device[i].DeviceID}]; kept {
				one.Device[i].RankID = rank
				taken[rank] = true
			}
		}
	}
	next := 0
	for _, one := range servers {
		for i := range one.Device {
			if one.Device[i].RankID != "" {
				continue
			}
			for taken[strconv.Itoa(next)] {
				next++
			}
			one.Device[i].RankID = strconv.Itoa(next)
			taken[one.Device[i].RankID] = true
		}
	}
}

func equal(a, b rankTable) bool {
	left, _ := json.Marshal(a)
	right, _ := json.Marshal(b)
	return string(left) == string(right)
}

func number(text string) int {
	n, _ := strconv.Atoi(text)
	return n
}
