// A small table of whom mobile number ranges were given to, so that a new installation knows something of a few
// countries. Original allotments: they say nothing of ported numbers. An imported table overrides it.

export const seedSource =
  'built in: ranges as allotted by the regulators of six countries, under the brands of today, compared with the ' +
  'carrier data of libphonenumber 8.12.57 and the network codes of mobile-broadband-provider-info 20230416'

type Country = {
  readonly country: string
  readonly callingCode: string
  readonly mcc: string
  /** National prefixes without trunk 0, separated by spaces. */
  readonly networks: readonly (readonly [mnc: string, name: string, prefixes: string])[]
}

export const seed: readonly Country[] = [
  {
    country: 'NL',
    callingCode: '31',
    mcc: '204',
    networks: [
      ['08', 'KPN', '610 612 613 619 620 622 623 626 630 633 644 645 647 649 651 653 657 682 683'],
      ['04', 'Vodafone', '611 615 621 625 627 629 631 646 650 652 654 655 680'],
      ['16', 'Odido', '614 618 624 628 634 636 638 639 640 641 642 643 648 656 681'],
      ['09', 'Lycamobile', '684 685 686 687'],
    ],
  },
  {
    country: 'BE',
    callingCode: '32',
    mcc: '206',
    networks: [
      ['01', 'Proximus', '460 470 471 472 473 474 475 476 477 478 479'],
      ['20', 'BASE', '483 484 485 486 487 488 489'],
      ['10', 'Orange', '49'],
    ],
  },
  {
    country: 'DE',
    callingCode: '49',
    mcc: '262',
    networks: [
      ['01', 'Telekom', '151 160 170 171 175'],
      ['02', 'Vodafone', '1520 1522 1523 1525 1526 162 172 173 174'],
      ['03', 'O2', '1570 1573 1575 1577 1578 1579 1590 163 176 177 178 179'],
    ],
  },
  {
    country: 'AT',
    callingCode: '43',
    mcc: '232',
    networks: [
      ['01', 'A1', '664'],
      ['03', 'Magenta', '650 676'],
      ['10', 'Drei', '660 699'],
    ],
  },
  {
    country: 'UA',
    callingCode: '380',
    mcc: '255',
    networks: [
      ['03', 'Kyivstar', '39 67 68 77 96 97 98'],
      ['01', 'Vodafone', '50 66 75 95 99'],
      ['06', 'lifecell', '63 73 93'],
    ],
  },
  {
    country: 'NG',
    callingCode: '234',
    mcc: '621',
    networks: [
      ['30', 'MTN', '703 704 706 803 806 810 813 814 816 903 906 913 916'],
      ['20', 'Airtel', '701 708 802 808 812 901 902 904 907 911 912'],
      ['50', 'Glo', '705 805 807 811 815 905 915'],
    ],
  },
]
