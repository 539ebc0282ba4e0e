/** Histories that once broke a law, made small, each under the name of what went wrong. They stay as they are, whatever seeds draw. */
import type { DevicePlan, Step } from './history'

export interface Regression {
  readonly name: string
  readonly devices: readonly Partial<DevicePlan>[]
  /** Wait in milliseconds, index of the device, act, dice. */
  readonly steps: readonly (readonly [number, number, Step['act'], number])[]
  readonly seed: number
}

const slow = { delay: 3000, loseRequest: 0.05, loseAnswer: 0, repeat: 0.3, losePush: 0 }
const deaf = { delay: 5, loseRequest: 0, loseAnswer: 0.2, repeat: 0.3, losePush: 0 }

export const REGRESSIONS: readonly Regression[] = [
  {
    name: 'another disk at the mount point sent the engine round in a circle',
    seed: 54,
    devices: [{}, {}, {}],
    steps: [
      [29453, 1, 'create', 1648538856],
      [48902, 1, 'change-disk', 586306519],
      [331, 0, 'rename', 2313232160],
      [58038, 0, 'save-by-delete', 2531543137],
    ],
  },
  {
    name: 'a folder renamed here and moved twice there sent the engine round in a circle',
    seed: 195,
    devices: [{}, { watches: false }, {}],
    steps: [
      [725, 2, 'make-folder', 3280744402],
      [112893, 1, 'rename-folder', 114796303],
      [91, 1, 'web-move', 1895025224],
      [92, 1, 'web-move', 3570374057],
    ],
  },
  {
    name: 'a file edited again while its first edit was on the way was in conflict with itself',
    seed: 161,
    devices: [{}, { disk: 'fat', line: deaf }],
    steps: [
      [7346, 0, 'create', 466214135],
      [356, 0, 'save-by-delete', 1949002379],
      [85, 1, 'web-edit', 804719156],
      [5670, 1, 'edit', 4149822401],
      [222, 1, 'edit', 1309892536],
    ],
  },
  {
    name: 'an edit of the same size within the disk’s step of time was overwritten',
    seed: 3007,
    devices: [{ disk: 'fat' }, {}],
    steps: [
      [12589, 0, 'create', 2702425745],
      [343, 0, 'edit', 3991152812],
      [20, 0, 'web-edit', 580176225],
      [317, 0, 'web-edit', 1747159884],
    ],
  },
  {
    name: 'the answer to a rename made an edit go over a revision that nobody here had seen',
    seed: 475,
    devices: [{ watches: false }, { watches: false, line: { ...deaf, loseAnswer: 0.05, repeat: 0, losePush: 0.5 } }],
    steps: [
      [2410, 0, 'create', 2037580091],
      [37475, 1, 'save-by-delete', 940891801],
      [4510, 1, 'change-case', 1082455115],
      [93, 0, 'web-edit', 2704968512],
      [6187, 1, 'create', 739864767],
    ],
  },
  {
    name: 'a conflict copy under a name that this device cannot hold was made again and again',
    seed: 565,
    devices: [{}, { disk: 'windows', watches: false, line: { ...slow, loseRequest: 0.2, loseAnswer: 0.05, repeat: 0 } }, {}],
    steps: [
      [2017, 2, 'create', 4182374543],
      [109172, 2, 'rename', 408253989],
      [12703, 2, 'edit', 2938076101],
      [7089, 1, 'save-by-delete', 2705856177],
      [57828, 1, 'touch', 3164998997],
    ],
  },
  {
    name: 'a file that cannot live here was taken for work that never ended',
    seed: 914,
    devices: [{ disk: 'windows' }, { slow: 0.3 }, { watches: false }],
    steps: [
      [516, 0, 'create', 1237459887],
      [51165, 2, 'web-create', 373161322],
      [142, 2, 'remove', 1112857122],
      [110, 1, 'rename', 926589007],
      [181, 2, 'create', 1980579988],
      [52354, 0, 'edit', 392306382],
    ],
  },
  {
    name: 'a dead tab’s late request took the lead for good',
    seed: 732,
    devices: [{ watches: false, line: slow }, {}, {}],
    steps: [
      [512, 0, 'take-over', 2264800541],
      [9, 0, 'make-folder', 3142805689],
    ],
  },
  {
    name: 'a folder that was deleted while a file was made in it came to rest on one side only',
    seed: 1454,
    devices: [{ watches: false }, {}],
    steps: [
      [43949, 1, 'make-folder', 2694122491],
      [5202, 0, 'create', 3695969041],
      [6517, 1, 'remove-folder', 487703088],
      [7991, 1, 'remove', 2936212679],
    ],
  },
  {
    name: 'what was put into a folder just as it was deleted came to rest on one side only',
    seed: 1683,
    devices: [{ line: { ...deaf, delay: 20, loseAnswer: 0, repeat: 0 } }, {}],
    steps: [
      [5786, 0, 'create', 3405396751],
      [15424, 0, 'make-folder', 945596728],
      [11, 1, 'web-edit', 2044870538],
      [273, 1, 'web-remove', 2995641811],
      [11, 0, 'make-folder', 3819602561],
      [174, 0, 'swap', 492040526],
    ],
  },
  {
    name: 'a name that one device cannot hold left others waiting under temporary names',
    seed: 153,
    devices: [{ disk: 'windows' }, {}],
    steps: [
      [93527, 0, 'create', 262393641],
      [7975, 0, 'create', 2093558226],
      [20878, 1, 'rename', 2719127156],
      [11138, 1, 'rename', 3306465046],
    ],
  },
  {
    name: 'a file that was sent from a folder that was gone by then was looked for without end',
    seed: 2803,
    devices: [{}, { line: { ...slow, repeat: 0, losePush: 0.5 } }],
    steps: [
      [7802, 1, 'create', 1289452221],
      [390, 1, 'take-over', 960283414],
      [6760, 1, 'change-case', 3581084424],
      [62976, 1, 'save-by-rename', 2915499730],
      [16590, 1, 'make-folder', 3298808779],
      [146, 1, 'edit', 512476791],
      [7716, 1, 'move', 2435997251],
      [50446, 1, 'folder-for-file', 1598826471],
      [16557, 1, 'remove-folder', 1317820004],
      [48647, 0, 'remove-folder', 2930665453],
    ],
  },
  {
    name: 'an answer that came after a second sending made a conflict with oneself',
    seed: 4126,
    devices: [{ slow: 0.3, line: { delay: 3000, loseRequest: 0, loseAnswer: 0.2, repeat: 0.1, losePush: 0.1 } }, {}, {}],
    steps: [
      [9756, 2, 'crash-midway', 4069864843],
      [9073, 0, 'create', 2213435569],
      [2157, 1, 'create', 1576616590],
      [4881, 1, 'race-for-name', 930559116],
      [3947, 2, 'create', 2777374053],
      [1809, 0, 'edit', 317032646],
      [33382, 0, 'edit', 3968116178],
      [10310, 0, 'empty', 763424889],
    ],
  },
  {
    name: 'a folder that took the place of a file under way was taken for that file',
    seed: 6379,
    devices: [{}, {}],
    steps: [
      [9794, 0, 'make-folder', 3912941966],
      [7221, 1, 'bad-line', 1105415065],
      [527, 1, 'create', 729698934],
      [7665, 1, 'folder-for-file', 2680303034],
      [288, 1, 'take-over', 230824114],
    ],
  },
  {
    name: 'two folders of one name in two normal forms were taken for one',
    seed: 9218,
    devices: [{ line: { ...deaf, delay: 100, repeat: 0 } }, {}],
    steps: [
      [850, 1, 'make-folder', 3124753930],
      [943, 0, 'make-folder', 4286274782],
      [3077, 0, 'respell', 1216543136],
      [1164, 0, 'create', 2887963393],
      [4809, 0, 'make-folder', 18920189],
    ],
  },
  {
    name: 'a device that died while it was being stopped never lived again',
    seed: 3040,
    devices: [
      { slow: 0.3, line: { ...deaf, delay: 20, loseAnswer: 0, repeat: 0 } },
      {
        disk: 'fat',
        watches: false,
        slow: 0.3,
        skew: -11_336_512,
        line: { delay: 3000, loseRequest: 0.2, loseAnswer: 0.2, repeat: 0, losePush: 0 },
      },
    ],
    steps: [
      [248, 1, 'fill-disk', 3849441629],
      [15243, 1, 'edit', 1451489084],
      [263, 1, 'edit', 3767351296],
      [91, 1, 'mend', 3934419002],
      [152, 1, 'create', 3516745534],
      [282, 1, 'edit-in-the-same-moment', 1840189808],
      [2769, 1, 'hide-listing', 3084594329],
      [251, 0, 'create', 2125674130],
      [100, 0, 'resume', 1090391784],
      [82, 1, 'empty', 1231929581],
      [1, 1, 'stop', 2008571508],
      [84, 0, 'edit-in-the-same-moment', 1785823798],
      [7, 1, 'rename', 3951439561],
      [265, 0, 'save-by-delete', 1379388883],
      [281, 0, 'remove-folder', 2399766006],
      [296, 1, 'change-case', 3138714028],
      [64, 0, 'go-offline', 147234783],
      [35, 0, 'go-online', 3475486933],
      [151, 1, 'crash-midway', 1309403804],
      [203, 1, 'make-folder', 2544840751],
      [53341, 0, 'extract', 2333003031],
      [25094, 0, 'rename', 2910402529],
    ],
  },
]
